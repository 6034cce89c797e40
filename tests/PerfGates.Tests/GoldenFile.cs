using System.Runtime.CompilerServices;

namespace PerfGates.Tests;

/// <summary>
/// Compares a text with the file of that name beside the test. On a difference the received text is written beside it;
/// <c>PERFGATES_ACCEPT=1</c> makes the received text the golden one.
/// </summary>
internal static class GoldenFile
{
    public static void Matches(string received, string name, [CallerFilePath] string caller = "")
    {
        var golden = Path.Combine(Path.GetDirectoryName(caller)!, name);
        var text = Normalised(received);
        if (Environment.GetEnvironmentVariable("PERFGATES_ACCEPT") == "1")
        {
            File.WriteAllText(golden, text);
            return;
        }
        var expected = File.Exists(golden) ? Normalised(File.ReadAllText(golden)) : null;
        if (expected == text) return;
        var beside = Path.Combine(Path.GetDirectoryName(golden)!, Path.GetFileNameWithoutExtension(golden) + ".received" + Path.GetExtension(golden));
        File.WriteAllText(beside, text);
        Assert.Fail($"{golden} differs from {beside}; PERFGATES_ACCEPT=1 accepts.\n--- expected\n{expected ?? "(no golden file)"}\n--- received\n{text}");
    }

    private static string Normalised(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
