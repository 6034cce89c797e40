using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Process;

/// <summary>Budgets that these settings can never decide.</summary>
internal static class Objections
{
    public static Diagnostic? To(ProcessSettings process, BudgetItem item)
    {
        (string Why, string Instead)? said = item.Expression.Metric switch
        {
            ProcessProbe.Wall when process.For is not null => ("can never be decided, because 'for' says how long it runs", "leave out 'for', or the budget"),
            ProcessProbe.Cleanup when process.For is null => ("can never be decided, because a program that has ended has given back everything", "write 'for', so that it is looked at while it lives"),
            _ when item.Expression.Metric == ResourceMetrics.HeapGrowth.Name && process.Leak is null => ("can never be decided, because nothing is collected and looked at", "write 'leak: { window: 30s }'"),
            _ when item.Expression.Metric == ResourceMetrics.LongestPause.Name && process.Leak is not null => ("can never be decided here, because 'leak' forces collections, and each is a pause", "make it a gate of its own without 'leak'"),
            _ => null,
        };
        return said is var (why, instead) ? Rules.Undecidable.At(item.Span, item.Expression.Text, why, instead) : null;
    }
}
