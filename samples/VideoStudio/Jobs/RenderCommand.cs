using System.Diagnostics;
using VideoStudio.Rendering;

namespace VideoStudio.Jobs;

/// <summary>
/// The same without a server: <c>VideoStudio --render 1280x720 --prompt "a cat" --out cat.png</c>. Prints where it is.
/// With <c>--for 60</c> it goes on for a minute, clip after clip; with <c>--tell events</c> it tells of its stages in the
/// file that PERFGATES_EVENTS names, too.
/// </summary>
public static class RenderCommand
{
    public static int Run(IConfiguration settings, Renderer renderer, TextWriter output)
    {
        var order = new Order(settings["render"]!, settings["prompt"] ?? "a cat", settings.GetValue("seed", 1), settings.GetValue("steps", 20));
        if (order.Fault() is { } fault)
        {
            output.WriteLine($"error: {fault}");
            return 2;
        }
        var path = settings["out"] ?? Path.Combine(AppContext.BaseDirectory, "clip.png");
        var (begun, time) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(settings.GetValue("for", 0.0)));
        var events = settings["tell"] == "events" ? settings["PERFGATES_EVENTS"] : null;
        do Render(order, path, renderer, output, events);
        while (Stopwatch.GetElapsedTime(begun) < time);
        return 0;
    }

    private static void Render(Order order, string path, Renderer renderer, TextWriter output, string? events)
    {
        var stage = "";
        renderer.Render(order, path, at =>
        {
            if (at.Stage != stage) Begin(stage = at.Stage);
            if (at is { Stage: "denoise", Step: > 0 }) output.WriteLine($"step {at.Step}/{at.Steps}");
        }, CancellationToken.None);
        output.WriteLine($"done, {new FileInfo(path).Length} bytes");

        void Begin(string stage)
        {
            output.WriteLine($"stage {stage}");
            // Who watches only the card reads no lines.
            if (events is not null) File.AppendAllText(events, $$"""{"event":"stage","name":"{{stage}}","state":"start"}""" + "\n");
        }
    }
}
