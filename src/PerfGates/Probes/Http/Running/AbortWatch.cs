using PerfGates.Budgets;
using PerfGates.Load;
using PerfGates.Probes.Http.Figures;

namespace PerfGates.Probes.Http.Running;

/// <summary>Looks after each second whether a load is to be aborted: a condition held in every second for so long.</summary>
internal sealed class AbortWatch(IReadOnlyList<Condition> conditions, ConditionCheck check)
{
    /// <summary>The condition that held long enough, up to the windows that are complete; null if none did.</summary>
    public Condition? Met(StepRecord step) => conditions.FirstOrDefault(c => HeldUntilNow(c, step));

    private bool HeldUntilNow(Condition condition, StepRecord step)
    {
        // The last window that was told may still grow.
        var perSecond = Math.Max(1, (int)Math.Round(1 / step.WindowSeconds));
        var seconds = Math.Max(1, step.WindowSeconds);
        var complete = step.LastWindow / perSecond;
        var needed = (int)Math.Ceiling(condition.For!.Value.TotalSeconds / seconds);
        return complete >= needed && Enumerable.Range(complete - needed, needed).All(s => check.Holds(condition, Second(step, s, perSecond), seconds));
    }

    private static Tally Second(StepRecord step, int second, int perSecond) => Tally.Of(Enumerable.Range(second * perSecond, perSecond).SelectMany(step.WindowsAt));
}
