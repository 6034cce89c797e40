using System.Numerics;

namespace Detector;

/// <summary>Finds shapes in a frame: a convolution against the noise, a threshold, connected components, and the model's opinion of each.</summary>
public sealed class Eye(Model model)
{
    private const int Width = Camera.Width, Height = Camera.Height, Smallest = 60;
    private const float Bright = 0.45f; // between the background, 0.2 on average, and a shape, 0.7

    private static readonly float[] Bell = [.. from y in Enumerable.Range(-2, 5) from x in Enumerable.Range(-2, 5) select MathF.Exp(-(x * x + y * y) / 3f) / 8.89f];

    private readonly float[] smooth = new float[Width * Height], patch = new float[Model.Patch * Model.Patch];
    private readonly bool[] seen = new bool[Width * Height];
    private readonly Stack<int> open = new();
    private readonly List<int> blob = [];

    public IReadOnlyList<Sighting> Detect(float[] frame, int number)
    {
        Smooth(frame);
        Array.Clear(seen);
        List<Sighting> sightings = [];
        for (var start = 0; start < smooth.Length; start++)
        {
            if (seen[start] || smooth[start] < Bright) continue;
            Collect(start);
            if (blob.Count >= Smallest) sightings.Add(Judge(number));
        }
        return sightings;
    }

    private void Smooth(float[] frame)
    {
        Array.Clear(smooth);
        for (var y = 2; y < Height - 2; y++)
        {
            for (var x = 2; x <= Width - 2 - Vector<float>.Count; x += Vector<float>.Count)
            {
                var sum = Vector<float>.Zero;
                for (var k = 0; k < Bell.Length; k++) sum += new Vector<float>(frame, (y + k / 5 - 2) * Width + x + k % 5 - 2) * Bell[k];
                sum.CopyTo(smooth, y * Width + x);
            }
        }
    }

    /// <summary>All that is bright and touches this pixel, into the blob.</summary>
    private void Collect(int start)
    {
        blob.Clear();
        open.Push(start);
        seen[start] = true;
        while (open.TryPop(out var at))
        {
            blob.Add(at);
            foreach (var next in (ReadOnlySpan<int>)[at - 1, at + 1, at - Width, at + Width])
            {
                if (next < 0 || next >= smooth.Length || seen[next] || smooth[next] < Bright) continue;
                seen[next] = true;
                open.Push(next);
            }
        }
    }

    private Sighting Judge(int frame)
    {
        var (x, y) = ((float)blob.Average(p => p % Width), (float)blob.Average(p => p / Width));
        Array.Clear(patch);
        foreach (var pixel in blob)
        {
            var (column, row) = ((int)(pixel % Width - x) + Model.Patch / 2, (int)(pixel / Width - y) + Model.Patch / 2);
            if (column is >= 0 and < Model.Patch && row is >= 0 and < Model.Patch) patch[row * Model.Patch + column] = 1;
        }
        return new(frame, model.Classify(patch, blob.Count), x, y, patch);
    }
}
