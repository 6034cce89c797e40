namespace VideoStudio.Rendering;

/// <summary>Where a rendering has come to.</summary>
/// <param name="Step">Of those of denoising.</param>
public sealed record Progress(string Stage, int Step, int Steps);

/// <summary>Makes a clip: loads the model if nobody has, denoises step by step, decodes, and writes the file.</summary>
/// <param name="pace">How much work a step is: 1 is the full, 0.01 a hundredth.</param>
/// <param name="fault">One to be shown, or nothing.</param>
public sealed class Renderer(double pace, string? fault)
{
    private const int Passes = 3000; // over every frame, in a step at full pace
    private const long GiB = 1L << 30;

    private readonly Lazy<Card?> card = new(Card.Find);
    private Model? model;

    public void Render(Order order, string path, Action<Progress> report, CancellationToken cancelled)
    {
        report(new("load", 0, order.Steps));
        var weights = Load();
        var latents = new Latents(order);
        using var workspace = card.Value?.Hold(order.Width * order.Height * 512L);

        report(new("denoise", 0, order.Steps));
        for (var step = 1; step <= order.Steps; step++)
        {
            latents.Denoise(weights, step, Math.Max(1, (int)(Passes * pace)), share: 0.25f, cancelled);
            if (fault == "vram-spike") Spike();
            report(new("denoise", step, order.Steps));
            if (fault == "endless") cancelled.WaitHandle.WaitOne();
        }

        report(new("decode", order.Steps, order.Steps));
        using var file = File.Create(path);
        var png = new AnimatedPng(file, order.Width, order.Height, Order.Frames);
        for (var f = 0; f < Order.Frames; f++)
        {
            cancelled.ThrowIfCancellationRequested();
            if (fault == "slow-decode") cancelled.WaitHandle.WaitOne(500);
            png.Add(Decoder.Decode(latents, f));
        }
        png.End();
    }

    private Model Load()
    {
        lock (card)
        {
            if (model is null) card.Value?.Hold(2 * GiB); // for good, as the model
            return model ??= new();
        }
    }

    /// <summary>A planted fault: a second workspace that is there for 40 milliseconds.</summary>
    private void Spike()
    {
        using var spike = card.Value?.Hold(8 * GiB);
        Thread.Sleep(40);
    }
}
