namespace PerfGates.Gpu;

/// <summary>
/// The process that looks at graphics memory, apart from all others because a vendor's library may crash the process that
/// loads it (microsoft/WSL#11277). A line on its input is the beginning of a stage; the end of its input ends it.
/// </summary>
/// <param name="every">Between two looks, while a stage is new.</param>
/// <param name="later">Between two looks after that.</param>
internal sealed class GpuWatch(TextReader input, TextWriter output, TimeProvider clock, IReadOnlyDictionary<string, string> environment, TimeSpan every, TimeSpan later)
{
    // Peaks of loading and of a new stage come early; what runs for hours is not looked at so often.
    private static readonly TimeSpan New = TimeSpan.FromSeconds(10);

    private long _stage = clock.GetTimestamp();

    public void Run()
    {
        using var source = GpuSources.Open(environment, clock, out var missing);
        if (source is null)
        {
            Tell(missing!);
            return;
        }
        var open = new UntilInputEnds(input, _ => Interlocked.Exchange(ref _stage, clock.GetTimestamp()));
        Tell(new GpuEvent.Found(source.Facts));
        while (true)
        {
            var begun = clock.GetTimestamp();
            if (source.Look((double)begun / clock.TimestampFrequency, out var problem) is not { } sample)
            {
                Tell(new GpuEvent.Lost(problem));
                return;
            }
            Tell(new GpuEvent.Looked(sample));
            var period = clock.GetElapsedTime(Interlocked.Read(ref _stage)) < New ? every : later;
            if (open.Wait(period - clock.GetElapsedTime(begun))) return;
        }
    }

    private void Tell(GpuEvent told)
    {
        output.WriteLine(GpuJson.Line(told));
        output.Flush();
    }
}
