using System.Globalization;
using System.Text;

namespace PerfGates.Processes.Launching;

/// <summary>
/// The process between the engine and a program that is measured: Linux only. It is small, because the kernel hands the
/// peak of a parent on to what it starts; it is the parent of all that is left of the program, so that nothing ends without
/// its figures; and it ends all of it when the engine is gone. It must never touch System.Diagnostics.Process, which waits
/// for children itself, nor the console.
/// </summary>
internal static class Launcher
{
    private static readonly int[] Stops = [1, 2, 15]; // SIGHUP, SIGINT, SIGTERM

    /// <param name="control">The descriptor on which the order comes; its end means that the engine is gone.</param>
    /// <param name="told">The descriptor on which is told what happens: lines of JSON.</param>
    public static int Run(string control, string told)
    {
        var (orders, reports) = (int.Parse(control, CultureInfo.InvariantCulture), int.Parse(told, CultureInfo.InvariantCulture));
        Kernel.CloseInPrograms(orders);
        Kernel.CloseInPrograms(reports);
        var length = new byte[4];
        if (!Kernel.Read(orders, length)) return 0;
        var body = new byte[BitConverter.ToInt32(length)];
        if (!Kernel.Read(orders, body)) return 0;
        return Run(LaunchOrder.Of(body), orders, text => Kernel.Write(reports, Encoding.ASCII.GetBytes(text + "\n")));
    }

    private static int Run(LaunchOrder order, int orders, Action<string> tell)
    {
        Kernel.AdoptOrphans();
        if (order.Cores > 0) Kernel.UseOnly(order.Cores);
        var group = ControlGroup.Enter(order.Memory, out var obstacle);
        var error = Kernel.Start(order.Program, order.Arguments, order.Environment, out var id, out var begun);
        group?.Leave();
        if (error != 0)
        {
            group?.Remove();
            tell(string.Create(CultureInfo.InvariantCulture, $$"""{"failed":{{error}}}"""));
            return 0;
        }
        // Whoever asks the program to stop by a signal to all of them must not end the one who waits for it.
        foreach (var stop in Stops) Kernel.IgnoreSignal(stop);
        Kernel.LetGoOfStreams();
        tell(string.Create(CultureInfo.InvariantCulture, $$"""{"started":{{id}}}"""));
        new Thread(() => EndWithTheEngine(orders)) { IsBackground = true }.Start();
        LaunchTally tally = new(begun, OwnPeak());
        var code = tally.WaitForAll(id, exit => tell(string.Create(CultureInfo.InvariantCulture, $$"""{"ended":{{exit}}}""")));
        tell(tally.Told(group?.Peak, group?.LimitThatHolds, obstacle));
        group?.Remove();
        return code;
    }

    private static long OwnPeak() => (ProcFile.Field(File.ReadAllBytes("/proc/self/status"), "VmHWM:"u8) ?? 0) * 1024;

    private static void EndWithTheEngine(int orders)
    {
        while (Kernel.Read(orders, new byte[1])) { }
        Reaper.EndAsync(p => p.Parent == Environment.ProcessId).Wait();
    }
}
