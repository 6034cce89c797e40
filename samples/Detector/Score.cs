namespace Detector;

/// <summary>How many of the shapes were found where they are, and as what they are.</summary>
public sealed class Score
{
    private int shapes, found;

    public double Share => (double)found / shapes;

    public void Add(IReadOnlyList<Shape> truth, IReadOnlyList<Sighting> sightings)
    {
        shapes += truth.Count;
        found += truth.Count(t => sightings.Any(s => s.Kind == t.Kind && Math.Abs(s.X - t.X) < 4 && Math.Abs(s.Y - t.Y) < 4));
    }
}
