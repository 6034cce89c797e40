using System.Globalization;
using PerfGates.Processes;

namespace PerfGates.Probes.Process;

/// <summary>What is done to a program again and again, so that what it keeps of each shows.</summary>
internal sealed class RepeatedWork(LeakSettings leak, RunContext context, string folder) : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new() { Timeout = LongestAnswer };
    private readonly string _log = Path.Combine(context.LogFolder, "repeat.log");

    /// <summary>What went wrong; null if nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>As often as is written; null, or what went wrong.</summary>
    public async Task<string?> DoAsync(CancellationToken cancellation) => Problem = await AllAsync(cancellation);

    private async Task<string?> AllAsync(CancellationToken cancellation)
    {
        var begun = context.Clock.GetTimestamp();
        for (var i = 0; i < leak.Times; i++)
            if (await OnceAsync(cancellation) is { } problem)
                return $"'{string.Join(' ', leak.Repeat)}' {problem}";
        var took = context.Clock.GetElapsedTime(begun);
        return took <= leak.Part ? null
            : string.Create(CultureInfo.InvariantCulture, $"{leak.Times} times '{string.Join(' ', leak.Repeat)}' took {took.TotalSeconds:0.#} s, more than a third of the window; write fewer 'times', or a longer 'window'");
    }

    private Task<string?> OnceAsync(CancellationToken cancellation) =>
        leak.Repeat is [var word] && Uri.TryCreate(word, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? GetAsync(url, cancellation) : RunAsync(cancellation);

    private async Task<string?> GetAsync(Uri url, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetAsync(url, cancellation);
            await answer.Content.ReadAsByteArrayAsync(cancellation);
            return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"was answered with status {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return $"was not answered: {e.Message}";
        }
    }

    private async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var words = new LastWords();
        var end = await context.Processes.RunAsync(new(leak.Repeat[0], [.. leak.Repeat.Skip(1)], folder, _log) { OutputLine = words.Output, ErrorLine = words.Error }, cancellation);
        return end.Outcome == ProcessOutcome.NotStarted ? $"could not be started: {end.Problem}"
            : end.ExitCode == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {end.ExitCode}{words}; the log is '{_log}'");
    }

    public void Dispose() => _client.Dispose();
}
