using System.Diagnostics;

namespace PerfGates.BuildTests.Bench;

/// <summary>Processes that outlive the build that started them. The compiler server of the SDK may.</summary>
internal static class Leftovers
{
    public const string Variable = "PERFGATES_TEST_COOKIE";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Command lines of what is still there after a moment; Linux only, where a process shows its environment in /proc.</summary>
    public static IReadOnlyList<string> Of(string cookie)
    {
        if (!OperatingSystem.IsLinux()) return [];
        var since = Stopwatch.StartNew();
        IReadOnlyList<string> left;
        do
        {
            left = [.. Process.GetProcesses().Where(p => Holds(p.Id, cookie)).Select(p => CommandLine(p.Id)).Where(c => c != "" && !c.Contains("VBCSCompiler", StringComparison.Ordinal))];
        }
        while (left.Count > 0 && since.Elapsed < Patience);
        return left;
    }

    private static bool Holds(int id, string cookie) => Read(id, "environ").Split('\0').Contains($"{Variable}={cookie}");

    public static string CommandLine(int id) => Read(id, "cmdline").Replace('\0', ' ').Trim();

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
