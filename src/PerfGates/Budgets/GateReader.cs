using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>Reads one entry under <c>gates</c>.</summary>
internal static class GateReader
{
    public static GateEntry Read(Located<string> name, SettingsReader settings, GateDefaults defaults, BudgetFileContext file)
    {
        if (string.IsNullOrWhiteSpace(name.Value)) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "the name of a gate", "write a word or two that say what is measured"));
        var probe = Probe(name.Value, settings, file);
        var own = defaults.With(settings);
        var requirements = settings.Texts("requires", "What the machine must have; without it the gate is skipped.");
        if (settings.Entry("constrain", "mapping", "Pressure to run under, such as { cpu: { load: 90% } }.") is { } constrain)
            settings.Report(file.NotYet(constrain.Key.Span, "'constrain'"));
        var budgets = settings.Budgets();
        return new(name, probe?.Key.Located, probe?.Value as BudgetNode.Mapping, budgets, own.Tags, own.Timeout, requirements, own.OnInconclusive == OnInconclusive.Fail, own.Confidence, own.WarmUp);
    }

    /// <summary>The one probe with its mapping; null after a problem.</summary>
    private static BudgetNode.Entry? Probe(string gate, SettingsReader settings, BudgetFileContext file)
    {
        BudgetNode.Entry[] probes = [.. FormatProbes.Keys.Union(file.Probes).Select(p => settings.Entry(p, "mapping", "What is measured.")).OfType<BudgetNode.Entry>()
            .OrderBy(p => (p.Key.Span.Line, p.Key.Span.Column))];
        foreach (var second in probes.Skip(1)) settings.Report(Rules.TwoProbes.At(second.Key.Span, gate, probes[0].Key.Text, second.Key.Text));
        foreach (var absent in probes.Where(p => !file.Probes.Contains(p.Key.Text))) settings.Report(file.NotYet(absent.Key.Span, $"the probe '{absent.Key.Text}'"));
        if (probes.Length == 0) settings.Report(Rules.NoProbe.At(settings.NameSpan, gate, string.Join(", ", file.Probes)));
        if (probes.Length != 1 || !file.Probes.Contains(probes[0].Key.Text)) return null;
        return settings.AsMapping(probes[0]);
    }
}
