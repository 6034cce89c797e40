using System.Diagnostics;
using System.Globalization;

namespace PerfGates.Processes.Launching;

/// <summary>Adds up what the kernel says of each process that a launcher waits for.</summary>
/// <param name="begun">The time stamp of the program's start.</param>
/// <param name="floor">Bytes: the launcher's own peak, which what it starts inherits; below it nothing is known.</param>
internal sealed class LaunchTally(long begun, long floor)
{
    private TimeSpan _wall;
    private TimeSpan _processor;
    private long _highest;
    private long? _sum = 0;
    private long? _read = 0;
    private long? _written = 0;
    private int _count;

    /// <summary>Until there is no child any more.</summary>
    /// <param name="main">The program.</param>
    /// <param name="ended">Told its exit code, or 128 and the signal, while others may still live.</param>
    public int WaitForAll(int main, Action<int> ended)
    {
        var code = 0;
        while (Kernel.NextEnded() is > 0 and var id)
        {
            var wall = Stopwatch.GetElapsedTime(begun);
            var (mayHaveReaped, transfers) = (MayHaveReaped(id), ProcessTable.Content(id, "io") ?? []);
            _read += ProcFile.Field(transfers, "read_bytes:"u8);
            _written += ProcFile.Field(transfers, "write_bytes:"u8);
            var (status, processor, peak) = Kernel.Reap(id);
            _count++;
            _processor += processor;
            _highest = Math.Max(_highest, peak);
            _sum = mayHaveReaped ? null : _sum + peak;
            if (id != main) continue;
            _wall = wall;
            var signal = status & 0x7f;
            ended(code = signal == 0 ? status >> 8 & 0xff : 128 + signal);
        }
        return code;
    }

    /// <param name="group">The peak of its control group.</param>
    /// <param name="limit">The limit of memory that held.</param>
    /// <param name="obstacle">Why there was no control group.</param>
    public string Told(long? group, long? limit, string obstacle) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"wall":{{_wall.Ticks}},"processor":{{_processor.Ticks}},"peak":{{Json(_highest > floor ? _highest : null)}},"sum":{{Json(_sum)}},"group":{{Json(group)}},"read":{{Json(_read)}},"written":{{Json(_written)}},"processes":{{_count}},"limit":{{Json(limit)}},"obstacle":"{{(group is null ? Escaped(obstacle) : "")}}"}""");

    private static bool MayHaveReaped(int id) => ProcessTable.IgnoresItsChildren(id) || ProcessTable.Content(id, "stat") is { Length: > 0 } stat && ProcessTable.Parse(id, stat).Row.ReapedFaults > 0;

    private static string Json(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static string Escaped(string text) => text.Replace('\\', '/').Replace('"', '\'');
}
