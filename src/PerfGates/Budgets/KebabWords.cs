namespace PerfGates.Budgets;

/// <summary>The words of an enum as settings write them: <c>JsonLines</c> is "json-lines".</summary>
internal static class KebabWords
{
    public static IReadOnlyDictionary<string, T> Of<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Of, v => v);

    public static string Of<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
