namespace Detector;

/// <summary>A camera that nobody has to buy: shapes on a noisy background, and where they are.</summary>
public sealed class Camera(int seed)
{
    public const int Width = 320, Height = 192, Cell = 64;

    private readonly Random random = new(seed);

    public IReadOnlyList<Shape> Truth { get; private set; } = [];

    /// <summary>The next frame, row by row.</summary>
    public void Take(float[] frame)
    {
        for (var i = 0; i < frame.Length; i++) frame[i] = random.NextSingle() * 0.4f;
        List<Shape> shapes = [];
        for (var y = 0; y < Height; y += Cell)
        {
            for (var x = 0; x < Width; x += Cell)
            {
                if (random.Next(3) == 0) continue; // an empty place
                shapes.Add(new((Kind)random.Next(3), x + Cell / 2 + random.Next(-4, 5), y + Cell / 2 + random.Next(-4, 5), random.Next(12, 24), random.NextSingle() * MathF.Tau));
            }
        }
        foreach (var shape in shapes) Draw(shape, frame);
        Truth = shapes;
    }

    private static void Draw(Shape shape, float[] frame)
    {
        int r = (int)shape.Radius + 1, left = (int)shape.X - r, top = (int)shape.Y - r;
        for (var y = top; y <= top + 2 * r; y++)
        {
            for (var x = left; x <= left + 2 * r; x++)
            {
                if (shape.Covers(x, y)) frame[y * Width + x] += 0.5f;
            }
        }
    }
}
