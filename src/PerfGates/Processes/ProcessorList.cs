using System.Globalization;

namespace PerfGates.Processes;

/// <summary>Numbers of processors as Linux writes them: "0-3,8", as in Cpus_allowed_list of proc(5).</summary>
internal static class ProcessorList
{
    private const string Key = "Cpus_allowed_list:";

    /// <summary>On which this process may run; elsewhere than on Linux all that it sees.</summary>
    public static IReadOnlyList<int> Own => OperatingSystem.IsLinux() ? Of(Environment.ProcessId) ?? [] : [.. Enumerable.Range(0, Environment.ProcessorCount)];

    /// <summary>On which a process may run; null once it has ended.</summary>
    public static IReadOnlyList<int>? Of(int process)
    {
        if (ProcessTable.Content(process, "status") is not { Length: > 0 } status) return null;
        var line = System.Text.Encoding.UTF8.GetString(status).Split('\n').FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal));
        return line is null ? null : Parse(line[Key.Length..].Trim());
    }

    /// <summary>Empty for an empty text.</summary>
    public static IReadOnlyList<int> Parse(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('-')).SelectMany(ends => Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1)),
    ];

    public static string Text(IEnumerable<int> processors) => string.Join(",", processors);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
