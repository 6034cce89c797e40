using System.Runtime.CompilerServices;
using PerfGates.Running;

namespace PerfGates.Tests.Running;

/// <summary>What machines said of themselves: "== path" and the file's content, for each file.</summary>
internal static class RecordedTexts
{
    public static SystemTexts Of(string machine, [CallerFilePath] string here = "") =>
        Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Machines", machine + ".txt")));

    public static IEnumerable<string> Machines([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "Machines"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static SystemTexts Parse(string text) =>
        new(("\n" + text.ReplaceLineEndings("\n")).Split("\n== ").Skip(1).Select(f => f.Split('\n', 2)).ToDictionary(f => f[0], f => f.Length > 1 ? f[1] : ""));
}
