using System.Numerics;
using System.Runtime.InteropServices;

namespace Detector;

/// <summary>Pictures of each kind of shape, of each size, in many positions. They lie outside of the managed heap, as the weights of most runtimes do.</summary>
public sealed unsafe class Model : IDisposable
{
    public const int Patch = 64, Sizes = 24, Turns = 128;

    private const int Kinds = 3, FirstSize = 6, Stride = 4;

    private readonly float* pictures = (float*)NativeMemory.Alloc((nuint)Kinds * Sizes * Turns * Patch * Patch, sizeof(float));

    public Model()
    {
        Loads++;
        for (var k = 0; k < Kinds; k++)
        {
            for (var s = 0; s < Sizes; s++)
            {
                for (var t = 0; t < Turns; t++) Draw(new((Kind)k, Patch / 2, Patch / 2, s + FirstSize, t * MathF.Tau / Turns), Picture(k, s, t));
            }
        }
    }

    /// <summary>How often it was loaded in this process.</summary>
    public static int Loads { get; private set; }

    /// <summary>The kind whose picture is the nearest to the patch.</summary>
    /// <param name="area">Pixels that the shape covers.</param>
    public Kind Classify(ReadOnlySpan<float> patch, int area)
    {
        var (best, nearest) = (default(Kind), float.MaxValue);
        for (var k = 0; k < Kinds; k++)
        {
            var size = Math.Clamp((int)MathF.Round(Shape.RadiusOf((Kind)k, area)) - FirstSize, 0, Sizes - 1);
            var about = Nearest(patch, k, size, 0, Turns, Stride).Turn;
            var (_, distance) = Nearest(patch, k, size, about - Stride + 1, about + Stride, 1);
            if (distance < nearest) (best, nearest) = ((Kind)k, distance);
        }
        return best;
    }

    private (int Turn, float Distance) Nearest(ReadOnlySpan<float> patch, int kind, int size, int from, int to, int step)
    {
        var (turn, nearest) = (from, float.MaxValue);
        for (var t = from; t < to; t += step)
        {
            if (Distance(patch, Picture(kind, size, (t + Turns) % Turns)) is var distance && distance < nearest) (turn, nearest) = (t, distance);
        }
        return (turn, nearest);
    }

    private static float Distance(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < one.Length; i += Vector<float>.Count)
        {
            var apart = new Vector<float>(one[i..]) - new Vector<float>(other[i..]);
            sum += apart * apart;
        }
        return Vector.Sum(sum);
    }

    public void Dispose() => NativeMemory.Free(pictures);

    private Span<float> Picture(int kind, int size, int turn) => new(pictures + ((nint)(kind * Sizes + size) * Turns + turn) * Patch * Patch, Patch * Patch);

    private static void Draw(Shape shape, Span<float> picture)
    {
        for (var i = 0; i < picture.Length; i++) picture[i] = shape.Covers(i % Patch, i / Patch) ? 1 : 0;
    }
}
