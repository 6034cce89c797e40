using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>Reads one entry under <c>gates</c>.</summary>
internal static class GateReader
{
    public static GateEntry Read(Located<string> name, SettingsReader settings, GateDefaults defaults, BudgetFileContext file)
    {
        if (string.IsNullOrWhiteSpace(name.Value)) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "the name of a gate", "write a word or two that say what is measured"));
        BudgetNode.Entry[] probes = [.. FormatProbes.Keys.Union(file.Probes.Keys).Select(p => settings.Entry(p, new SettingKind.Elsewhere(), "What is measured, and how.")).OfType<BudgetNode.Entry>()
            .OrderBy(p => (p.Key.Span.Line, p.Key.Span.Column))];
        var own = defaults.With(settings, file);
        var requirements = settings.Texts("requires", "What the machine must have; without it the gate is skipped.");
        var constraint = Constraint.Read(settings);
        var budgets = settings.Budgets();
        var probe = TheOne(probes, name, settings, file);
        foreach (var (kind, keys) in file.Probes.Where(p => probe is null || p.Key == probe.Key.Text)) settings.BelongElsewhere(() => keys, $"in '{kind}:'");
        settings.BelongElsewhere(() => BudgetSchema.TopLevel, "at the top level of the file");
        return new(name, probe?.Key.Located, probe?.Value as BudgetNode.Mapping, budgets, own.Tags, own.Timeout, requirements, own.OnInconclusive == OnInconclusive.Fail, own.Confidence, own.WarmUp)
        {
            Constraint = constraint,
            SaysBudgets = settings.Has("budgets"),
            SaysTimeout = settings.Has("timeout") || defaults.Timeout != GateDefaults.Standard.Timeout,
            SaysWarmUp = settings.Has("warmup") ? settings.KeySpan("warmup") : null,
        };
    }

    /// <summary>The probe with its mapping; null after a problem.</summary>
    private static BudgetNode.Entry? TheOne(BudgetNode.Entry[] probes, Located<string> gate, SettingsReader settings, BudgetFileContext file)
    {
        if (probes.Length == 0) ReportNone(gate, settings, file);
        foreach (var second in probes.Skip(1)) settings.Report(Rules.TwoProbes.At(second.Key.Span, gate.Value, probes[0].Key.Text, second.Key.Text));
        foreach (var absent in probes.Where(p => !file.Probes.ContainsKey(p.Key.Text))) settings.Report(file.NotYet(absent.Key.Span, $"the probe '{absent.Key.Text}'"));
        return probes.Length == 1 && file.Probes.ContainsKey(probes[0].Key.Text) ? settings.AsMapping(probes[0]) : null;
    }

    private static void ReportNone(Located<string> gate, SettingsReader settings, BudgetFileContext file)
    {
        var known = string.Join(", ", file.Probes.Keys);
        var meant = settings.UnknownKeys.FirstOrDefault(k => Suggestion.Nearest(k.Value, FormatProbes.Keys) is not null);
        settings.Report(Rules.NoProbe.At(meant?.Span ?? gate.Span, gate.Value, known, meant is null ? "" : Suggestion.For(meant.Value, FormatProbes.Keys)));
        if (meant is not null) settings.Entry(meant.Value, new SettingKind.Elsewhere(), "Complained about already.");
    }
}
