using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>A budget file that was read. Settings of probes are still unread: that takes the probe.</summary>
/// <param name="Secrets">Values to mask in everything that leaves the engine; never empty texts.</param>
internal sealed record BudgetDocument(string Path, IReadOnlyList<GateEntry> Gates, IReadOnlyList<string> Secrets, Comparing Comparing)
{
    public IReadOnlyList<ServerEntry> Servers { get; init; } = [];
}

/// <summary>One entry under <c>gates</c>, with <c>defaults</c> already applied.</summary>
/// <param name="Probe">The probe's key, or null after a problem that was reported.</param>
/// <param name="Settings">The probe's own mapping; null exactly if <paramref name="Probe"/> is.</param>
/// <param name="WarmUp">Null if neither the gate nor the defaults say; the probe's own default then holds.</param>
internal sealed record GateEntry(
    Located<string> Name,
    Located<string>? Probe,
    BudgetNode.Mapping? Settings,
    IReadOnlyList<BudgetItem> Budgets,
    IReadOnlyList<string> Tags,
    TimeSpan Timeout,
    IReadOnlyList<Located<string>> Requirements,
    bool FailOnInconclusive,
    Confidence Confidence,
    TimeSpan? WarmUp)
{
    /// <summary>Where the gate itself, and not the defaults, says <c>warmup</c>; null if it does not.</summary>
    public SourceSpan? SaysWarmUp { get; init; }

    /// <summary>Null: it runs on the machine as it is.</summary>
    public Constraint? Constraint { get; init; }

    /// <summary>The gate or the defaults say <c>timeout</c>.</summary>
    public bool SaysTimeout { get; init; }

    /// <summary>The key <c>budgets</c> is there, whether or not it could be read.</summary>
    public bool SaysBudgets { get; init; }

    /// <summary>Opens the probe's settings for a reading whose problems go where the caller wants them; null without a probe.</summary>
    public SettingsReader? OpenSettings(ICollection<Diagnostic> problems)
    {
        if (Probe is null || Settings is null) return null;
        var settings = new SettingsReader(Settings, $"gate '{Name.Value}', {Probe.Value}", problems) { NameSpan = Probe.Span };
        settings.BelongElsewhere(() => BudgetSchema.Gate, $"in gate '{Name.Value}' itself, beside '{Probe.Value}:'");
        return settings;
    }
}

/// <summary>One entry under <c>servers</c>, unread.</summary>
internal sealed record ServerEntry(Located<string> Name, BudgetNode.Mapping Settings)
{
    public SettingsReader OpenSettings(ICollection<Diagnostic> problems)
    {
        var settings = new SettingsReader(Settings, $"server '{Name.Value}'", problems) { NameSpan = Name.Span };
        settings.BelongElsewhere(() => BudgetSchema.TopLevel, "at the top level of the file");
        return settings;
    }
}

/// <param name="Level">1 − β of a pass, e.g. 0.95; ignored when <paramref name="Observed"/>.</param>
/// <param name="Observed">Judge the value as it is, without an interval.</param>
internal readonly record struct Confidence(double Level, bool Observed)
{
    public const string ObservedWord = "observed";

    /// <summary>As it is written in a budget file.</summary>
    public string Text => Observed ? ObservedWord : Units.QuantityText.Write(new(Level, Units.Dimension.Share));
}

/// <summary>A document and all that is wrong with its file.</summary>
internal sealed record ReadBudgets(BudgetDocument Document, IReadOnlyList<Diagnostic> Problems);
