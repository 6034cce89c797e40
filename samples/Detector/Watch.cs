using System.Diagnostics;

namespace Detector;

/// <summary><c>Detector watch 5</c>: fifty frames a second for so many seconds, then the model is unloaded, and it waits until somebody ends it.</summary>
public static class Watch
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    public static async Task Run(TimeSpan time, string? fault, TextWriter output)
    {
        List<Sighting> leaked = [];
        using var events = new Events();
        output.WriteLine("ready");
        await Task.Delay(TimeSpan.FromSeconds(1)); // what it has now is there before anything is loaded

        events.Stage("load");
        using (var model = new Model())
        {
            events.Stage("detect");
            var (camera, eye, frame) = (new Camera(1), new Eye(model), new float[Camera.Width * Camera.Height]);
            using var ticks = new PeriodicTimer(Tick);
            var begun = Stopwatch.GetTimestamp();
            for (var f = 1; Stopwatch.GetElapsedTime(begun) < time && await ticks.WaitForNextTickAsync(); f++)
            {
                camera.Take(frame);
                var sightings = eye.Detect(frame, f);
                if (fault == "leak" && leaked.Count < 30_000) leaked.AddRange(sightings); // the planted fault: who would look at these again? It stops at half a gigabyte.
            }
        }
        events.Stage("unload");
        await Task.Delay(Timeout.InfiniteTimeSpan);
        GC.KeepAlive(leaked);
    }
}
