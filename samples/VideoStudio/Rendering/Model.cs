namespace VideoStudio.Rendering;

/// <summary>Weights: a bank of 3 x 3 filters that smooth, each a little differently. Loaded once and used by all jobs.</summary>
public sealed class Model
{
    private const int Filters = 1_600_000; // 58 MB

    private readonly float[] weights = new float[Filters * 9];

    public Model(int seed = 7)
    {
        var random = new Random(seed);
        Span<float> filter = stackalloc float[9];
        for (var f = 0; f < Filters; f++)
        {
            var sum = 0f;
            foreach (ref var w in filter) sum += w = 1 + random.NextSingle();
            for (var i = 0; i < 9; i++) weights[f * 9 + i] = filter[i] / sum;
        }
    }

    public ReadOnlySpan<float> Filter(int number) => weights.AsSpan(number % Filters * 9, 9);
}
