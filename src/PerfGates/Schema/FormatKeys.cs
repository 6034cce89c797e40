using PerfGates.Budgets;
using PerfGates.Probes;
using PerfGates.Servers;

namespace PerfGates.Schema;

/// <param name="Path">From the top of the file or of a gate: "compare.margin", "http.load.find", "bundle.files.&lt;name&gt;.budgets".</param>
/// <param name="Told">False where the same keys are told at another place.</param>
internal sealed record FormatKey(string Path, Setting Setting, bool Told)
{
    public string Name => Setting.Key;

    /// <summary>Without names that a user chooses.</summary>
    public string Plain => FormatKeys.WithoutNames(Path);
}

/// <summary>Every key of the budget file, wherever it stands.</summary>
internal static class FormatKeys
{
    private const string AnyName = "<name>.";
    private const string OfAGate = "gates." + AnyName;

    public static IReadOnlyList<FormatKey> All { get; } =
    [
        .. BudgetSchema.TopLevel.SelectMany(s => Below(s.Key == "gates" ? s with { Nested = [] } : s, "", told: true)),
        .. ServerSettings.Keys.SelectMany(s => Below(s, "servers." + AnyName, told: true)),
        .. BudgetSchema.Gate.Where(s => !FormatProbes.Keys.Contains(s.Key)).SelectMany(s => Below(s, OfAGate, told: true)),
        .. BudgetSchema.Budget.SelectMany(s => Below(s, "budgets.", told: true)),
        .. ProbeCatalog.All.SelectMany(p => Bound(p).Settings.SelectMany(s => Below(s, $"{p.Kind}.", told: true))),
    ];

    /// <summary>Those of that path; else those whose path ends like it, told once; empty where there is none.</summary>
    /// <param name="path">Names that a user chooses, and 'gates', may be left out.</param>
    public static IReadOnlyList<FormatKey> Find(string path)
    {
        var plain = WithoutNames(path);
        FormatKey[] exact = [.. All.Where(k => k.Plain == plain || k.Plain == WithoutNames(OfAGate) + plain)];
        return exact.Length > 0 ? exact : [.. All.Where(k => k.Told && k.Plain.EndsWith("." + plain, StringComparison.Ordinal))];
    }

    public static string WithoutNames(string path) => path.Replace(AnyName, "", StringComparison.Ordinal);

    /// <summary>A probe without a budget file: its keys and its metrics.</summary>
    public static (IReadOnlyList<Setting> Settings, BoundProbe Bound) Bound(IProbe probe)
    {
        BoundProbe? bound = null;
        var settings = SettingsReader.Describe(reader => bound = probe.Bind(reader));
        return (settings, bound!);
    }

    private static IEnumerable<FormatKey> Below(Setting setting, string above, bool told)
    {
        var path = above + setting.Key;
        yield return new(path, setting, told);
        var inside = setting.Kind is SettingKind.Named ? $"{path}.{AnyName}" : $"{path}.";
        foreach (var nested in setting.Nested.SelectMany(n => Below(n, inside, told && !setting.ToldElsewhere))) yield return nested;
    }
}
