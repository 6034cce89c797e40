using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Servers;

namespace PerfGates.Planning;

/// <summary>Reads what stands under <c>servers</c>, and makes a gate of each server that has budgets.</summary>
internal static class ServerPlanning
{
    private static readonly Confidence Observed = new(0.95, Observed: true);

    /// <param name="gates">All of the file that could be bound.</param>
    public static (IReadOnlyList<ServerSettings> Settings, IReadOnlyList<PlannedGate> Gates) Of(BudgetDocument document, IReadOnlyList<PlannedGate> gates, BudgetTyping typing, ICollection<Diagnostic> problems)
    {
        List<ServerSettings> servers = [.. document.Servers.Select(s => Read(s, problems))];
        string[] names = [.. servers.Select(s => s.Name.Value)];
        foreach (var used in gates.SelectMany(g => g.Bound.Servers).Where(u => !names.Contains(u.Value)))
            problems.Add(Rules.UnknownServer.At(used.Span, used.Value, Suggestion.For(used.Value, names)));
        foreach (var server in servers.Where(s => document.Gates.Any(g => g.Name.Value == s.Name.Value)))
            problems.Add(Rules.NameClash.At(server.Name.Span, server.Name.Value));
        // A gate that could not be bound may be the one that uses it.
        if (gates.Count == document.Gates.Count)
            foreach (var server in servers.Where(s => !gates.Any(g => g.Uses(s)))) problems.Add(Unused(server));
        return (servers, [.. servers.Where(s => s.Budgets.Count > 0).Select(s => Gate(s, typing, problems))]);
    }

    private static ServerSettings Read(ServerEntry entry, ICollection<Diagnostic> problems)
    {
        var settings = entry.OpenSettings(problems);
        var server = ServerSettings.Read(entry.Name, settings);
        settings.ReportUnknownKeys();
        return server;
    }

    // Budgets that are never checked would look as if they held.
    private static Diagnostic Unused(ServerSettings server) => server.Budgets.Count == 0
        ? Rules.UnusedServer.At(server.Name.Span, server.Name.Value, "")
        : Rules.UnusedServer.At(server.Name.Span, server.Name.Value, ", and its budgets are never checked").As(Severity.Error);

    private static PlannedGate Gate(ServerSettings server, BudgetTyping typing, ICollection<Diagnostic> problems)
    {
        List<PlannedBudget> budgets = [];
        foreach (var item in server.Budgets)
            if (item.Expression.Limit is LimitSyntax.Baseline) problems.Add(Rules.Undecidable.At(item.Span, item.Expression.Text, "can never be decided, because of a server nothing is accepted and nothing is measured side by side", "write a quantity"));
            else if (typing.Type(server.Name.Value, $"{ServerGate.Word} '{server.Name.Value}'", null, ServerMetrics.All, item) is { } budget) budgets.Add(budget);
        return new(server.Name, ServerGate.Word, ServerGate.Bound(server), budgets, [], GateDefaults.Standard.Timeout, [], Observed, Severity.Warning) { IsServer = true };
    }
}
