using NuGet.Versioning;
using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>Text of a budget file in, document and problems out. Pure: the environment is handed in.</summary>
internal static class BudgetReader
{
    /// <param name="path">For positions only; nothing is read from it.</param>
    /// <param name="environment">Values for <c>${NAME}</c> and secrets.</param>
    /// <param name="toolVersion">What <c>requires</c> is compared with.</param>
    /// <param name="probes">The probes that this version has, and the keys of their settings.</param>
    public static ReadBudgets Read(string text, string path, IReadOnlyDictionary<string, string> environment, string toolVersion, IReadOnlyDictionary<string, IReadOnlyList<Setting>> probes)
    {
        List<Diagnostic> problems = [];
        var document = Read(BudgetTree.Read(text, path, problems), path, environment, toolVersion, probes, problems);
        return new(document, [.. problems.OrderBy(p => (p.Span.Line, p.Span.Column))]);
    }

    private static BudgetDocument Read(BudgetNode? root, string path, IReadOnlyDictionary<string, string> environment, string toolVersion, IReadOnlyDictionary<string, IReadOnlyList<Setting>> probes, List<Diagnostic> problems)
    {
        if (root is not BudgetNode.Mapping written)
        {
            if (root is not null) problems.Add(Rules.WrongShape.At(root.Span, "the budget file", "a mapping that begins with 'version: 1'", root.Shape));
            return new(path, [], [], Comparing.Standard);
        }
        var fill = new Interpolation(problems);
        var variables = Variables.Declared(written.Find("variables")?.Value, environment, fill, problems);
        var filled = written with { Entries = [.. written.Entries.Select(e => e.Key.Text == "variables" ? e : e with { Value = fill.Fill(e.Value, variables) })] };
        var settings = new SettingsReader(filled, SettingsReader.TopLevel, problems);
        settings.BelongElsewhere(() => BudgetSchema.Gate, "in a gate, below 'gates:' and the gate's name");
        var (gates, servers, secrets, comparing) = TopLevel(settings, new(toolVersion, probes, variables));
        settings.ReportUnknownKeys();
        return new(path, gates, secrets, comparing) { Servers = servers };
    }

    public static (IReadOnlyList<GateEntry> Gates, IReadOnlyList<ServerEntry> Servers, IReadOnlyList<string> Secrets, Comparing Comparing) TopLevel(SettingsReader settings, BudgetFileContext file)
    {
        Version(settings);
        Requires(settings, file.ToolVersion);
        var secrets = Secrets(settings, file.Variables);
        settings.Entry("variables", new SettingKind.Variables(), "Texts for ${name}; the environment wins over them.");
        var defaults = settings.Section("defaults", "What every gate inherits unless it says otherwise.", d => GateDefaults.Standard.With(d, file)) ?? GateDefaults.Standard;
        var servers = settings.NamedMappings("servers", "Programs to start before a gate needs them, and to stop after the last that does.").Select(s => new ServerEntry(s.Name, s.Settings)).ToList();
        var comparing = settings.Section("compare", "What 'baseline' means in a budget.", Comparing.Read) ?? Comparing.Standard;
        var gates = settings.Named("gates", "What is measured, in the order of running.", (name, gate) => GateReader.Read(name, gate, defaults, file), "gate");
        if (settings.IsEmpty("gates")) settings.Report(Rules.NoGates.At(settings.KeySpan("gates")));
        return (gates, servers, secrets, comparing);
    }

    private static void Version(SettingsReader settings)
    {
        var problem = settings.Entry("version", new SettingKind.Exactly(1), "The version of the format.")?.Value switch
        {
            null => "the budget file does not say its version",
            BudgetNode.Scalar { Plain: true, Text: "1" } or BudgetNode.Scalar { Doubtful: true } => null,
            var other => $"the version is {other.Shape}, which this PerfGates does not read",
        };
        if (problem is not null) settings.Report(Rules.WrongVersion.At(settings.ValueSpan("version"), problem));
    }

    private static void Requires(SettingsReader settings, string toolVersion)
    {
        if (settings.Text("requires", "The versions of PerfGates that may read this file, such as \"[1.0,2.0)\".") is not { } text) return;
        if (!VersionRange.TryParse(text.Value, allowFloating: false, out var range))
            settings.Report(Rules.InvalidValue.At(text.Span, text.Value, "requires", "write a NuGet version range in quotes, such as \"[1.0,2.0)\""));
        else if (!Accepts(range, NuGetVersion.Parse(toolVersion))) settings.Report(Rules.Requires.At(text.Span, text.Value, toolVersion));
    }

    // NuGet puts 2.0.0-dev before 2.0.0, so into [1.0,2.0); it has what 2.0.0 has, so it counts as 2.0.0 here unless the
    // range itself speaks of prereleases.
    private static bool Accepts(VersionRange range, NuGetVersion version) =>
        range.Satisfies(range.MinVersion?.IsPrerelease == true || range.MaxVersion?.IsPrerelease == true ? version : new NuGetVersion(version.Version));

    private static string[] Secrets(SettingsReader settings, Variables variables)
    {
        List<string> values = [];
        foreach (var name in settings.Texts("secrets", "Names of variables whose values are masked in everything that is shown or written."))
            if (variables.Find(name.Value) is not { Length: > 0 } value) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, "secrets", $"neither the environment nor 'variables' gives it a value{variables.NearMiss(name.Value)}"));
            else values.Add(value);
        return [.. values.Distinct()];
    }
}
