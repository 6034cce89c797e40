using System.Diagnostics;
using System.Globalization;

namespace Detector;

/// <summary><c>Detector bench 200</c>: so many frames as fast as they go. Prints its figures as lines of JSON.</summary>
public static class Bench
{
    public static void Run(int frames, TextWriter output)
    {
        using var events = new Events();
        events.Stage("load");
        var model = new Model();

        events.Stage("detect");
        var (camera, eye, score, frame) = (new Camera(1), new Eye(model), new Score(), new float[Camera.Width * Camera.Height]);
        List<double> times = [];
        for (var f = 1; f <= frames; f++)
        {
            camera.Take(frame);
            var begun = Stopwatch.GetTimestamp();
            var sightings = eye.Detect(frame, f);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            score.Add(camera.Truth, sightings);
            events.Frame(f, frames);
        }

        events.Stage("unload");
        model.Dispose();

        times.Sort();
        Say("frames-per-second", 1000 / times.Average(), "/s", "higher");
        Say("frame.mean", times.Average(), "ms", "lower");
        Say("frame.p95", times[(int)Math.Ceiling(0.95 * frames) - 1], "ms", "lower");
        Say("found", score.Share * 100, "%", "higher");
        output.WriteLine($$"""{"metric":"model-loads","value":{{Model.Loads}}}""");

        void Say(string metric, double value, string unit, string better) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"metric":"{{metric}}","value":{{value:F3}},"unit":"{{unit}}","better":"{{better}}"}"""));
    }
}
