using PerfGates.Pictures;
using PerfGates.Reports.Html;

namespace PerfGates.Tests.Pictures;

public class PartsOfAWhole
{
    [Fact]
    public void The_largest_are_named_and_the_others_are_a_sum()
    {
        var picture = Composition.Of("files", Enumerable.Range(1, 100).Select(i => new PicturePart($"{i}.js", i * 1000, "js")));

        Assert.Equal((80, "100.js", 100_000), (picture.Parts.Count, picture.Parts[0].Name, picture.Parts[0].Size));
        Assert.Equal((20, 210_000), (picture.Others, picture.OthersSize));
    }

    [Fact]
    public void Squares_have_the_areas_of_their_parts_and_do_not_overlap()
    {
        double[] sizes = [60, 40, 20, 10, 5, 3, 1, 1, 0];
        var placed = Squares.Of(sizes, Squares.Whole);

        Assert.All(sizes.Zip(placed), p => Assert.Equal(p.First / sizes.Sum(), p.Second.Area / Squares.Whole.Area, 1e-9));
        Assert.All(placed, p => Assert.True(p is { X: >= -1e-9, Y: >= -1e-9 } && p.X + p.Width <= Squares.Whole.Width + 1e-6 && p.Y + p.Height <= Squares.Whole.Height + 1e-6));
        var pairs = placed.SelectMany((a, i) => placed.Skip(i + 1).Select(b => (a, b)));
        Assert.All(pairs, p => Assert.True(p.a.X + p.a.Width <= p.b.X + 1e-6 || p.b.X + p.b.Width <= p.a.X + 1e-6 || p.a.Y + p.a.Height <= p.b.Y + 1e-6 || p.b.Y + p.b.Height <= p.a.Y + 1e-6));
        // The worst of the five largest is no sliver.
        Assert.All(placed.Take(5), p => Assert.InRange(p.Width / p.Height, 0.25, 4));
    }
}
