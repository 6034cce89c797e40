using System.Runtime.CompilerServices;

namespace Detector;

/// <summary>A shape that was found, and its picture.</summary>
public sealed class Sighting
{
    private readonly Picture picture;

    public Sighting(int frame, Kind kind, float x, float y, ReadOnlySpan<float> patch)
    {
        (Frame, Kind, X, Y) = (frame, kind, x, y);
        patch.CopyTo(picture);
    }

    public int Frame { get; }

    public Kind Kind { get; }

    public float X { get; }

    public float Y { get; }

    [InlineArray(Model.Patch * Model.Patch)]
    private struct Picture
    {
        private float first;
    }
}
