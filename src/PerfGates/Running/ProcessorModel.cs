using System.Text.RegularExpressions;

namespace PerfGates.Running;

/// <summary>Which processor a machine has, from /proc/cpuinfo; several where it has cores of several kinds.</summary>
internal static partial class ProcessorModel
{
    public static string? Of(string? info)
    {
        var kinds = (info ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Kind).Where(k => k.Length > 0).Distinct().ToList();
        return kinds.Count > 0 ? string.Join(" + ", kinds) : null;
    }

    private static string Kind(string processor)
    {
        var lines = Line().Matches(processor).DistinctBy(m => m.Groups["key"].Value).ToDictionary(m => m.Groups["key"].Value, m => Blanks().Replace(m.Groups["value"].Value, " "));
        // x86 has names; virtual machines make them up, so the numbers stand beside. ARM has numbers alone.
        (string Word, string Key)[] told = lines.ContainsKey("CPU part")
            ? [("implementer", "CPU implementer"), ("part", "CPU part"), ("variant", "CPU variant"), ("revision", "CPU revision")]
            : [("", "vendor_id"), ("", "model name"), ("family", "cpu family"), ("model", "model"), ("stepping", "stepping")];
        return string.Join(' ', told.Where(t => lines.ContainsKey(t.Key)).Select(t => $"{t.Word} {lines[t.Key]}".Trim()));
    }

    [GeneratedRegex(@"^(?<key>[^\t:]+?)\s*:[ \t]*(?<value>\S.*?)\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
