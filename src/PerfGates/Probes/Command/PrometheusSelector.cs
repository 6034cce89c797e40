namespace PerfGates.Probes.Command;

/// <summary>Chooses series: a name, and labels that must be so; other labels may be anything.</summary>
internal sealed record PrometheusSelector(string Name, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Null for what is none.</summary>
    public static PrometheusSelector? Parse(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim();
        if (!IsName(name)) return null;
        if (open < 0) return new(name, new Dictionary<string, string>());
        var labels = PrometheusText.Labels(text, ref open);
        return labels is null || open < text.TrimEnd().Length ? null : new(name, labels);
    }

    public IReadOnlyList<PrometheusSample> In(PrometheusText text, string suffix = "") =>
        [.. text.Samples.Where(s => s.Name == Name + suffix && Labels.All(l => s.Labels.TryGetValue(l.Key, out var value) && value == l.Value))];

    /// <summary>Letters, digits, '_' and ':', no digit first.</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':');

    public override string ToString() => Labels.Count == 0 ? Name : $"{Name}{{{string.Join(',', Labels.Select(l => $"{l.Key}=\"{l.Value}\""))}}}";
}
