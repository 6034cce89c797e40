namespace Detector;

public enum Kind { Disc, Square, Triangle }

/// <summary>A shape of a frame.</summary>
/// <param name="Radius">Of the circle around it.</param>
/// <param name="Turn">In radians.</param>
public readonly record struct Shape(Kind Kind, float X, float Y, float Radius, float Turn)
{
    public bool Covers(float x, float y)
    {
        var (dx, dy) = (x - X, y - Y);
        var (sin, cos) = MathF.SinCos(Turn);
        var (u, v) = ((dx * cos + dy * sin) / Radius, (dy * cos - dx * sin) / Radius);
        return Kind switch
        {
            Kind.Disc => u * u + v * v <= 1,
            Kind.Square => MathF.Max(MathF.Abs(u), MathF.Abs(v)) <= 0.7071f,
            _ => v >= -0.5f && v <= 1 - 1.7321f * MathF.Abs(u), // equilateral, its centre in the middle
        };
    }

    /// <summary>The radius of a shape of this kind that covers so many pixels.</summary>
    public static float RadiusOf(Kind kind, int area) => MathF.Sqrt(area / kind switch { Kind.Disc => MathF.PI, Kind.Square => 2, _ => 1.299f });
}
