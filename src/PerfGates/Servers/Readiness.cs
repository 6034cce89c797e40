using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Servers;

/// <summary>When a server is ready.</summary>
/// <param name="Get">A path that it must answer; null: it is enough that its port takes a connection.</param>
/// <param name="Statuses">Empty: any below 400.</param>
/// <param name="Span">Where it says so.</param>
internal sealed record Readiness(string? Get, TimeSpan Within, IReadOnlyList<int> Statuses, SourceSpan Span)
{
    private static readonly TextForm PathForm = TextForm.Like("/.*", "a path that begins with '/', such as /health", "/health");

    private static readonly TimeSpan StandardWithin = TimeSpan.FromSeconds(30);

    public bool IsGood(int status) => Statuses.Count == 0 ? status < 400 : Statuses.Contains(status);

    public static Readiness Read(SettingsReader settings) =>
        settings.Section("ready", "When it is ready: once it answers this path; without it, once its port takes a connection.", ready =>
        {
            var get = ready.Text("get", "The path to ask for; without it, it is enough that the port takes a connection.", form: PathForm);
            return new Readiness(
                get is null ? null : Path(get, ready),
                ready.Duration("within", "How long to wait for it.", StandardWithin) ?? StandardWithin,
                ReadStatuses(ready),
                get?.Span ?? ready.NameSpan);
        }, path => new(Path(path, settings), StandardWithin, [], path.Span), PathForm)
        ?? new(null, StandardWithin, [], settings.NameSpan);

    private static string Path(Located<string> path, SettingsReader settings)
    {
        if (!path.Value.StartsWith('/')) settings.Report(Rules.InvalidValue.At(path.Span, path.Value, "ready", "write a path that begins with '/', such as /health"));
        return path.Value;
    }

    private static List<int> ReadStatuses(SettingsReader ready)
    {
        List<int> statuses = [];
        foreach (var written in ready.Texts("status", "The statuses that mean that it is ready; any below 400 if left out.", TextForm.Like("[1-5][0-9][0-9]", "a status from 100 to 599, or a list of them", "200") with { Numbers = (100, 599) }))
            if (int.TryParse(written.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599) statuses.Add(status);
            else ready.Report(Rules.InvalidValue.At(written.Span, written.Value, "status", "write a status from 100 to 599, or a list of them"));
        return statuses;
    }
}
