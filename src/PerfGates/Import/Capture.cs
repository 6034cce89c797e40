using System.Text.RegularExpressions;

namespace PerfGates.Import;

/// <summary>Where a capture takes its text from, as the budget file writes it.</summary>
internal static partial class Capture
{
    public const string PathsRead = "a path in JSON has members and indexes only here, such as $.items[0].id";

    /// <summary>Null for a path that looks into answers in other ways.</summary>
    public static Yaml? Json(string path) => Path().IsMatch(path) ? new Yaml.Text(path) : null;

    public static Yaml Header(string name) => new Yaml.Text($"header:{name}");

    public static Yaml Regex(string expression) => new Yaml.Text($"regex:{Yaml.Literal(expression)}");

    // The subset that docs of the http probe describe.
    [GeneratedRegex(@"\A\$(\.[\p{L}_@-][\p{L}\p{Nd}_@-]*|\[[0-9]+\]|\['[^']*'\])*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
