namespace PerfGates.BuildTests.Bench;

/// <summary>A 'dotnet' that has ended, and its binary log.</summary>
/// <param name="LeftBehind">Command lines of processes that outlived it.</param>
public sealed record BuildRun(int ExitCode, string Output, TimeSpan Wall, BuildLog Log, IReadOnlyList<string> LeftBehind)
{
    public int Gated => Log.Timeline.Count(step => step.StartsWith("Gates ", StringComparison.Ordinal));

    /// <summary>Ended green, and what mattered happened in this order.</summary>
    public BuildRun Green(params string[] timeline) => Ended(0, timeline);

    /// <summary>Ended red likewise.</summary>
    public BuildRun Red(params string[] timeline) => Ended(1, timeline);

    /// <summary>Had exactly these complaints, as "file(line,column): severity code".</summary>
    public BuildRun Complained(params string[] problems)
    {
        Assert.Equal(string.Join('\n', problems), string.Join('\n', Log.Problems.Select(p => p.ToString()).Distinct()));
        return this;
    }

    /// <summary>Had exactly these errors, in order of their lines, whatever else was warned of.</summary>
    public BuildRun Failed(params string[] errors)
    {
        var had = Log.Problems.Where(p => p.Severity == "error").OrderBy(p => p.Line).Select(p => p.ToString()).Distinct();
        Assert.True(errors.SequenceEqual(had), Output);
        return this;
    }

    private BuildRun Ended(int exitCode, string[] timeline)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}\n{string.Join('\n', Log.Timeline)}\n{Output}");
        if (timeline.Length > 0) Assert.Equal(string.Join('\n', timeline), string.Join('\n', Log.Timeline));
        Assert.Empty(LeftBehind);
        return this;
    }
}
