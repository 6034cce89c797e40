namespace PerfGates.Probes.Generation.Jobs;

/// <summary>What came back.</summary>
/// <param name="Type">The media type; empty where none was said.</param>
/// <param name="RetryAfter">When to ask again, if the server says so.</param>
internal sealed record Answer(int Status, string Text, long Size, string Type, TimeSpan? RetryAfter, Func<string, string?> Header)
{
    private const int Shown = 80;

    public bool IsGood => Status < 400;

    /// <summary>"it answered 503: 'queue is full'".</summary>
    public string Complaint => ComplaintOf(Status, Text);

    public static string ComplaintOf(int status, string text) =>
        $"it answered {status}{(text.Trim().Length == 0 ? "" : $": '{Processes.PrintableText.Of(text.Length > Shown ? text[..Shown] + "..." : text)}'")}";
}
