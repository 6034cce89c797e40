using PerfGates.Units;

namespace PerfGates.Budgets;

internal enum OnInconclusive
{
    Warn,
    Fail,
}

/// <summary>The settings that <c>defaults</c> and a gate share; what a gate says wins as a whole, tags included.</summary>
internal sealed record GateDefaults(IReadOnlyList<string> Tags, TimeSpan Timeout, TimeSpan? WarmUp, Confidence Confidence, OnInconclusive OnInconclusive)
{
    // Ten minutes end what hangs and let slow benchmarks finish.
    public static GateDefaults Standard { get; } = new([], TimeSpan.FromMinutes(10), null, new(0.95, Observed: false), OnInconclusive.Warn);

    public GateDefaults With(SettingsReader settings, BudgetFileContext file) => new(
        [.. settings.Texts("tags", "Words to select gates by.", [.. Tags]).Select(t => t.Value)],
        settings.Duration("timeout", "After this the gate is an error, and everything it started is ended.", Timeout) ?? Timeout,
        settings.Duration("warmup", "How long to use what is measured before measuring it, for probes that can; 0s for not at all.", WarmUp, orZero: true),
        ReadConfidence(settings),
        settings.Choice("on-inconclusive", "What a budget that the data cannot decide is: a warning or an error.", OnInconclusive));

    private Confidence ReadConfidence(SettingsReader settings)
    {
        var text = settings.Text("confidence", "How sure a pass must be, and the level of printed intervals; 'observed' judges values as they are.", Confidence.Text, TextForm.Of(Dimension.Share).Or(Confidence.ObservedWord));
        if (!settings.Has("confidence") || text is null) return Confidence;
        if (text.Value == Confidence.ObservedWord) return Confidence with { Observed = true };
        if (QuantityText.TryParse(text.Value, out var share, out _) && share is { Dimension: Dimension.Share, Value: >= 0.5 and <= 0.9999 }) return new(share.Value, Observed: false);
        settings.Report(Diagnostics.Rules.InvalidValue.At(text.Span, text.Value, "confidence", "write a share from 50% to 99.99% such as 95%, or 'observed'"));
        return Confidence;
    }
}
