namespace PerfGates.DotNet;

/// <summary>What a look into a program found, or why it found nothing.</summary>
/// <param name="Problem">For people; null if there is a value.</param>
internal readonly record struct Looked<T>(T? Value, string? Problem)
{
    public static Looked<T> Failed(string problem) => new(default, problem);
}
