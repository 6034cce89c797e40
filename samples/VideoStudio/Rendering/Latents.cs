using System.Numerics;

namespace VideoStudio.Rendering;

/// <summary>A clip at an eighth of its width and height: noise at first, the scene in the end.</summary>
public sealed class Latents
{
    private readonly int seed;
    private readonly float[][] frames, scene;
    private float[] spare;

    public Latents(Order order)
    {
        (seed, Width, Height) = (order.Seed, order.Width / 8, order.Height / 8);
        var random = new Random(order.Seed);
        frames = [.. Enumerable.Range(0, Order.Frames).Select(_ => Plane(random))];
        scene = [.. Enumerable.Range(0, Order.Frames).Select(f => Scene(order.Prompt, f))];
        spare = new float[Width * Height];
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<float> Frame(int number) => frames[number];

    /// <summary>One step: every frame is smoothed so many times, then drawn towards the scene by its share.</summary>
    public void Denoise(Model model, int step, int passes, float share, CancellationToken cancelled)
    {
        for (var f = 0; f < frames.Length; f++)
        {
            for (var p = 0; p < passes; p++)
            {
                cancelled.ThrowIfCancellationRequested();
                Smooth(frames[f], spare, model.Filter((seed & 0xFFFF) + step * 1000 + p));
                (frames[f], spare) = (spare, frames[f]);
            }
            var (frame, goal) = (frames[f], scene[f]);
            for (var i = 0; i < frame.Length; i++) frame[i] += (goal[i] - frame[i]) * share;
        }
    }

    private void Smooth(float[] from, float[] to, ReadOnlySpan<float> filter)
    {
        from.CopyTo(to, 0); // the rim stays
        var step = Vector<float>.Count;
        for (var y = 1; y < Height - 1; y++)
        {
            var row = y * Width;
            var x = 1;
            for (; x <= Width - 1 - step; x += step)
            {
                var sum = Vector<float>.Zero;
                for (var k = 0; k < 9; k++) sum += new Vector<float>(from, row + x + (k / 3 - 1) * Width + k % 3 - 1) * filter[k];
                sum.CopyTo(to, row + x);
            }
            for (; x < Width - 1; x++)
            {
                var sum = 0f;
                for (var k = 0; k < 9; k++) sum += from[row + x + (k / 3 - 1) * Width + k % 3 - 1] * filter[k];
                to[row + x] = sum;
            }
        }
    }

    private float[] Plane(Random random)
    {
        var plane = new float[Width * Height];
        foreach (ref var value in plane.AsSpan()) value = random.NextSingle();
        return plane;
    }

    /// <summary>The prompt's letters are lights that move.</summary>
    private float[] Scene(string prompt, int frame)
    {
        var plane = new float[Width * Height];
        var time = frame / (float)Order.Frames;
        foreach (var (letter, place) in prompt.Take(24).Select((c, i) => (c, i)))
        {
            var (x, y) = (Width * (0.5f + 0.45f * MathF.Sin(letter + time * 2)), Height * (0.5f + 0.45f * MathF.Cos(place * 7 + time)));
            var reach = Height * Height / (30f + letter % 16);
            for (var i = 0; i < plane.Length; i++)
            {
                var (dx, dy) = (i % Width - x, i / Width - y);
                plane[i] = Math.Max(plane[i], 1 / (1 + (dx * dx + dy * dy) / reach));
            }
        }
        return plane;
    }
}
