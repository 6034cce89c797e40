using System.Diagnostics;
using VideoStudio.Rendering;

namespace VideoStudio.Jobs;

/// <summary>The same without a server: <c>VideoStudio --render 1280x720 --prompt "a cat" --out cat.png</c>. Prints where it is. With <c>--for 60</c> it goes on for a minute, clip after clip.</summary>
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
        var path = settings["out"] ?? Path.GetTempFileName();
        var (begun, time) = (Stopwatch.GetTimestamp(), TimeSpan.FromSeconds(settings.GetValue("for", 0.0)));
        do Render(order, path, renderer, output);
        while (Stopwatch.GetElapsedTime(begun) < time);
        if (settings["out"] is null) File.Delete(path);
        return 0;
    }

    private static void Render(Order order, string path, Renderer renderer, TextWriter output)
    {
        var stage = "";
        renderer.Render(order, path, at =>
        {
            if (at.Stage != stage) output.WriteLine($"stage {stage = at.Stage}");
            if (at is { Stage: "denoise", Step: > 0 }) output.WriteLine($"step {at.Step}/{at.Steps}");
        }, CancellationToken.None);
        output.WriteLine($"done, {new FileInfo(path).Length} bytes");
    }
}
