// What the linked table of rules needs and netstandard2.0 lacks.

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

namespace System.Text
{
    /// <summary>Counts the arguments of a composite format; the rules need no more of it.</summary>
    internal sealed class CompositeFormat
    {
        public int MinimumArgumentCount { get; private set; }

        public static CompositeFormat Parse(string format)
        {
            var holes = RegularExpressions.Regex.Matches(format.Replace("{{", "").Replace("}}", ""), @"\{(\d+)");
            var count = holes.Cast<RegularExpressions.Match>().Select(hole => int.Parse(hole.Groups[1].Value, Globalization.CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();
            return new CompositeFormat { MinimumArgumentCount = count };
        }
    }
}

namespace PerfGates
{
    internal static class StringPolyfills
    {
        public static string ReplaceLineEndings(this string text, string replacement) =>
            text.Replace("\r\n", replacement).Replace("\n", replacement).Replace("\r", replacement);

        public static string Replace(this string text, string old, string replacement, StringComparison comparison) =>
            comparison == StringComparison.Ordinal ? text.Replace(old, replacement) : throw new NotSupportedException(comparison.ToString());
    }
}
