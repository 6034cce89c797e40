using PerfGates.Budgets;
using PerfGates.Probes.Http.Figures;

namespace PerfGates.Probes.Http.Stress;

/// <summary>Which seconds of a step are healthy: none of the conditions that mean broken holds, and something is answered.</summary>
internal sealed class Health(IReadOnlyList<Condition> brokenWhen, ConditionCheck check)
{
    // The first second of a step still belongs to the step before.
    public const int NotJudged = 1;

    private const int Together = 3;

    // A backlog makes every request late, a hiccup of either side a few.
    private const double MostLate = 0.05;

    /// <summary>Full seconds that are known so far. The last one that was told may still grow.</summary>
    public static int Complete(StepRecord step) => step.Done is { } done ? (int)Math.Floor(done.Elapsed + 1e-3) : Math.Max(0, step.LastWindow);

    public bool IsHealthy(StepRecord step, int second) => Tally.Of(step.WindowsAt(second)) is { Count: > 0 } tally && brokenWhen.All(c => !check.Holds(c, tally, 1));

    /// <summary>Two judged seconds in a row are not healthy: the rest of the step would tell nothing more.</summary>
    public bool IsBrokenEarly(StepRecord step)
    {
        for (var second = NotJudged; second + 1 < Complete(step); second++)
            if (!IsHealthy(step, second) && !IsHealthy(step, second + 1)) return true;
        return false;
    }

    /// <summary>The condition that holds over all judged seconds; null if none does.</summary>
    public Condition? Broken(StepRecord step) =>
        Judged(step) is { Seconds: > 0 } judged ? brokenWhen.FirstOrDefault(c => check.Holds(c, judged.Tally, judged.Seconds)) : null;

    /// <summary>The first of three seconds that are healthy together, without a backlog; null if there are none yet.</summary>
    public int? RecoveredAt(StepRecord step)
    {
        for (var first = 0; first + Together <= Complete(step); first++)
        {
            var seconds = Enumerable.Range(first, Together).ToList();
            var together = Tally.Of(seconds.SelectMany(step.WindowsAt));
            if (seconds.All(s => step.WindowsAt(s).Sum(w => w.Ok) > 0) && together.Dropped == 0 && together.Late <= MostLate * together.Count && brokenWhen.All(c => !check.Holds(c, together, Together))) return first;
        }
        return null;
    }

    /// <summary>All judged seconds together.</summary>
    public static (Tally Tally, int Seconds) Judged(StepRecord step)
    {
        var seconds = Complete(step) - NotJudged;
        return (Tally.Of(Enumerable.Range(NotJudged, Math.Max(0, seconds)).SelectMany(step.WindowsAt)), Math.Max(0, seconds));
    }
}
