namespace PerfGates.Profiles;

/// <summary>Where time went: stacks of methods, each with how often it was seen.</summary>
/// <param name="Stacks">Frames from the outermost inwards, none twice; those seen most come first.</param>
/// <param name="IsBenchmark">Only what was measured of a benchmark is in it: no warm-up, no other thread.</param>
internal sealed record StackProfile(IReadOnlyList<SeenStack> Stacks, bool IsBenchmark)
{
    // Of BenchmarkDotNet: the stage that measures, and the loop that calls the benchmark. What lies outside of the loop is its own.
    private const string MeasuringStage = "EngineActualStage";
    private const string Loop = ".WorkloadAction";

    /// <summary>How many looks it rests on.</summary>
    public int Samples { get; } = Stacks.Sum(s => s.Count);

    /// <summary>By inclusive share, the largest first; of equal ones who calls comes before who is called. A method that calls itself counts once.</summary>
    public IReadOnlyList<MethodShare> Methods { get; } = Shares(Stacks);

    /// <summary>Cuts away what is not the program's work: threads that wait, what the runtime puts around the work, of a benchmark all but what was measured.</summary>
    /// <param name="seen">Each the frames of one look at one thread, from the outermost inwards, as a trace names them; unknown ones are empty.</param>
    public static StackProfile Of(IEnumerable<IReadOnlyList<string>> seen)
    {
        List<List<string>> stacks = [.. seen.Select(Named).Where(s => s.Count > 0)];
        if (Measured(stacks) is { Count: > 0 } measured) return new(Counted(measured), IsBenchmark: true);
        return new(Counted(stacks.Where(s => !MethodName.IsWait(s[^1])).Select(WithoutPlumbing)), IsBenchmark: false);
    }

    private static List<string> Named(IReadOnlyList<string> frames)
    {
        List<string> named = [.. frames.Select(MethodName.Of).Where(n => n.Length > 0)];
        while (named.Count > 0 && MethodName.IsTheLookItself(named[^1])) named.RemoveAt(named.Count - 1);
        return named;
    }

    // A benchmark that waits is slow because it waits, so its waits stay.
    private static List<List<string>> Measured(List<List<string>> stacks)
    {
        List<(List<string> Stack, int Loop)> inLoop = [.. stacks.Select(s => (s, s.FindIndex(f => f.Contains(Loop, StringComparison.Ordinal)))).Where(s => s.Item2 >= 0)];
        var known = inLoop.Exists(s => IsMeasuring(s.Stack));
        return [.. inLoop.Where(s => !known || IsMeasuring(s.Stack)).Select(s => WithoutPlumbing(s.Stack[(s.Loop + 1)..])).Where(s => s.Count > 0)];
    }

    private static bool IsMeasuring(List<string> stack) => stack.Exists(f => f.Contains(MeasuringStage, StringComparison.Ordinal));

    private static List<string> WithoutPlumbing(List<string> stack) => [.. stack.Where((f, i) => i == stack.Count - 1 || !MethodName.IsPlumbing(f))];

    private static IReadOnlyList<SeenStack> Counted(IEnumerable<List<string>> stacks) =>
        [.. stacks.GroupBy(s => string.Join('\n', s), StringComparer.Ordinal).Select(g => new SeenStack(g.First(), g.Count())).OrderByDescending(s => s.Count).ThenBy(s => string.Join('\n', s.Frames), StringComparer.Ordinal)];

    private static IReadOnlyList<MethodShare> Shares(IReadOnlyList<SeenStack> stacks)
    {
        double all = stacks.Sum(s => s.Count);
        Dictionary<string, (int Self, int Inclusive)> counts = new(StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            foreach (var method in stack.Frames.Distinct())
            {
                var (self, inclusive) = counts.GetValueOrDefault(method);
                counts[method] = (method == stack.Frames[^1] ? self + stack.Count : self, inclusive + stack.Count);
            }
        }
        return [.. counts.Select(c => new MethodShare(c.Key, c.Value.Self / all, c.Value.Inclusive / all)).OrderByDescending(m => m.Inclusive).ThenBy(m => m.Self).ThenBy(m => m.Name, StringComparer.Ordinal)];
    }
}

/// <param name="Frames">At least one.</param>
internal sealed record SeenStack(IReadOnlyList<string> Frames, int Count);

/// <param name="Self">Part of one: it ran itself.</param>
/// <param name="Inclusive">Part of one: it ran, or what it called.</param>
internal sealed record MethodShare(string Name, double Self, double Inclusive);
