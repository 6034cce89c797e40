using System.Globalization;
using PerfGates.Probes;
using PerfGates.Units;

namespace PerfGates.Running;

/// <summary>What a machine has done since it was started, in seconds. Of two of these only the difference means anything.</summary>
/// <param name="Wall">Of the clock.</param>
/// <param name="Total">Of all its processors together, idle or not.</param>
/// <param name="Busy">In which they worked for somebody on this machine.</param>
/// <param name="Stolen">In which they had work, but the hypervisor let another machine run.</param>
/// <param name="Own">In which they worked for this run.</param>
/// <param name="Throttled">In which a quota made us wait, summed over our processors.</param>
/// <param name="Hot">In which heat held back the processor that was held back longest.</param>
internal sealed record MachineCounters(double Wall, double Total, double Busy, double Stolen, double Own, double Throttled, double Hot)
{
    // Above these a slow value is no evidence against the program.
    // Stolen time is time in which the program stood still: 5 % of it is as much as the smallest regression of interest.
    private const double MuchStolen = 0.05;

    // A quarter of the processors in use by others leaves a program its own on any machine of four or more. What it costs
    // there is shared cache, memory and clock frequency; less than that goes under in the spread between runs.
    private const double MuchByOthers = 0.25;

    // As for stolen time: while it is throttled, a program stands still or runs at a fraction of its speed.
    private const double MuchThrottled = 0.05;

    public static MachineCounters None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Reads the texts of Linux; what they do not hold counts as nothing done.</summary>
    public static MachineCounters Of(SystemTexts texts, double own)
    {
        // proc_stat(5): user nice system idle iowait irq softirq steal; guest times are in user and nice already.
        double[] ticks = [.. Words(texts["/proc/stat"], "cpu").Take(8).Concat(Enumerable.Repeat(0.0, 8)).Take(8)];
        var total = ticks.Sum() / Processes.ProcessorTime.TicksPerSecond;
        var stolen = ticks[7] / Processes.ProcessorTime.TicksPerSecond;
        var idle = (ticks[3] + ticks[4]) / Processes.ProcessorTime.TicksPerSecond;
        return new(
            (texts["/proc/uptime"] ?? "").Split(' ').Select(Number).First(),
            total,
            total - idle - stolen,
            stolen,
            own,
            Cgroups.Of(texts, "cpu.stat").Sum(f => Words(f.Value, "throttled_usec").Sum() * 1e-6 + Words(f.Value, "throttled_time").Sum() * 1e-9),
            texts.Files.Where(f => f.Key.EndsWith("/core_throttle_total_time_ms", StringComparison.Ordinal)).Select(f => Number(f.Value) * 1e-3).DefaultIfEmpty(0).Max());
    }

    /// <summary>What happened from here to a later reading.</summary>
    public Disturbance Until(MachineCounters later)
    {
        // Of the time in which there was work: one program on sixteen processors that stands still for half of its time has
        // lost half of it, and not three percent. Where there was next to none, of the time of one processor.
        var steal = Share(later.Stolen - Stolen, Math.Max(later.Stolen - Stolen + later.Busy - Busy, later.Wall - Wall));
        var others = Share(later.Busy - Busy - Math.Max(0, later.Own - Own), later.Total - Total);
        var (quota, heat) = (Share(later.Throttled - Throttled, later.Wall - Wall), Share(later.Hot - Hot, later.Wall - Wall));
        string[] complaints =
        [
            .. steal > MuchStolen ? [$"{Percent(steal)} of processor time was stolen by the hypervisor"] : Array.Empty<string>(),
            .. others > MuchByOthers ? [$"other programs used {Percent(others)} of the machine's processors"] : Array.Empty<string>(),
            .. quota > MuchThrottled ? [$"the processor quota made it wait for {Percent(quota)} of the time"] : Array.Empty<string>(),
            .. heat > MuchThrottled ? [$"heat slowed the processor for {Percent(heat)} of the time"] : Array.Empty<string>(),
        ];
        return new(steal, others, Math.Max(quota, heat), complaints.Length > 0 ? string.Join("; ", complaints) : null);
    }

    // Counters tick at different moments, and a quota makes several processors wait at once.
    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;

    private static string Percent(double share) => QuantityText.Format(new(Math.Round(share, 2), Dimension.Share));

    private static IEnumerable<double> Words(string? text, string name) =>
        (text ?? "").Split('\n').Where(l => l.StartsWith(name + " ", StringComparison.Ordinal)).Take(1).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Select(Number);

    private static double Number(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
