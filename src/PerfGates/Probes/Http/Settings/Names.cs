using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Http.Settings;

/// <summary>Names that budgets and messages need to be unique, or to exist, and addresses that must be this server's.</summary>
internal static class Names
{
    public static void Check(HttpSettings http, SettingsReader settings)
    {
        Located<string>[] requests = [.. http.Scenario.SelectMany(s => s.Flow is { } flow ? [flow.Name, .. s.Steps.Select(r => r.Name)] : s.Steps.Select(r => r.Name))];
        Unique("requests", requests, settings);
        Unique("loads", [.. http.Loads.Select(l => new Located<string>(l.Called, l.Name?.Span ?? l.Span))], settings);
        var known = requests.Select(r => r.Value).ToList();
        foreach (var request in http.Loads.SelectMany(l => l.Requests).Select(r => r.Request).Where(r => !known.Contains(r.Value)))
            settings.Report(Rules.UnknownRequest.At(request.Span, request.Value, string.Join(", ", known.Select(k => $"'{k}'")), Suggestion.For(request.Value, known)));
        foreach (var request in http.Setup.Concat(http.Before).Concat(http.Scenario.SelectMany(s => s.Before.Concat(s.Steps)))) OfThisServer(request.Path, http.Address, settings);
    }

    private static void Unique(string what, IReadOnlyList<Located<string>> names, SettingsReader settings)
    {
        foreach (var twice in names.Where(n => n.Value.Length > 0).GroupBy(n => n.Value).Where(g => g.Count() > 1))
            foreach (var later in twice.Skip(1)) settings.Report(Rules.SameName.At(later.Span, what, twice.Key, twice.First().Span.Line));
    }

    private static void OfThisServer(Located<string> path, AddressSettings address, SettingsReader settings)
    {
        if (path.Value is "" or ['/' or '{', ..] || !path.Value.Contains("://", StringComparison.Ordinal)) return;
        if (address.Server is { } server) settings.Report(Rules.OtherOrigin.At(path.Span, path.Value, $"'{server.Value}'"));
        else if (address.Origin is { } origin && path.Value != origin && !path.Value.StartsWith(origin + "/", StringComparison.OrdinalIgnoreCase)) settings.Report(Rules.OtherOrigin.At(path.Span, path.Value, origin));
    }
}
