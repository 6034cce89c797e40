using System.Text.Json.Serialization;
using PerfGates.Units;

namespace PerfGates.Pictures;

/// <summary>
/// What is better looked at than read: the data of a picture, in base units, with four significant digits and of bounded size.
/// How it is drawn is the format's.
/// </summary>
/// <param name="Title">What it shows: "memory".</param>
/// <param name="Unit">Of its values.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = Picture.Kind)]
[JsonDerivedType(typeof(Picture.Timeline), "timeline")]
[JsonDerivedType(typeof(Picture.Heatmap), "heatmap")]
[JsonDerivedType(typeof(Picture.Treemap), "treemap")]
[JsonDerivedType(typeof(Picture.Bars), "bars")]
internal abstract record Picture(string Title, Dimension Unit)
{
    /// <summary>The member that says which of them it is, where they are written.</summary>
    public const string Kind = "kind";

    /// <summary>Whether there is something in it to draw, and its lists fit each other.</summary>
    [JsonIgnore]
    public abstract bool IsDrawable { get; }

    /// <summary>Values over time.</summary>
    /// <param name="Lines">At least one.</param>
    /// <param name="Limit">What the highest of them may reach; null where there is no such budget.</param>
    internal sealed record Timeline(string Title, Dimension Unit, IReadOnlyList<PictureLine> Lines, double? Limit) : Picture(Title, Unit)
    {
        [JsonIgnore]
        public override bool IsDrawable => Lines.Count > 0 && Lines.All(l => l.Times.Count > 0 && l.Times.Count == l.Values.Count);
    }

    /// <summary>How many events had which value when.</summary>
    /// <param name="Starts">When each column begins, in seconds, rising; it ends where the next one begins.</param>
    /// <param name="End">Of the last column, in seconds.</param>
    /// <param name="Bounds">Of the rows, rising by the same factor; one more than rows.</param>
    /// <param name="Counts">Column by column, each from the lowest row up.</param>
    /// <param name="Failures">How many events of each column failed.</param>
    /// <param name="Limit">As of a timeline.</param>
    internal sealed record Heatmap(
        string Title,
        Dimension Unit,
        [property: JsonConverter(typeof(OnOneLine<double>))] IReadOnlyList<double> Starts,
        double End,
        [property: JsonConverter(typeof(OnOneLine<double>))] IReadOnlyList<double> Bounds,
        [property: JsonConverter(typeof(OnOneLine<long>))] IReadOnlyList<long> Counts,
        [property: JsonConverter(typeof(OnOneLine<long>))] IReadOnlyList<long> Failures,
        double? Limit) : Picture(Title, Unit)
    {
        [JsonIgnore]
        public override bool IsDrawable => Starts.Count > 0 && Failures.Count == Starts.Count && Counts.Count == Starts.Count * (Bounds.Count - 1) && Counts.Any(c => c > 0);
    }

    /// <summary>What something consists of.</summary>
    /// <param name="Parts">The largest first.</param>
    /// <param name="Others">How many more there are.</param>
    /// <param name="OthersSize">Their sum.</param>
    internal sealed record Treemap(string Title, Dimension Unit, IReadOnlyList<PicturePart> Parts, int Others, double OthersSize) : Picture(Title, Unit)
    {
        [JsonIgnore]
        public override bool IsDrawable => Parts.Count > 0;
    }

    /// <summary>Values side by side, in an order of their own.</summary>
    internal sealed record Bars(string Title, Dimension Unit, IReadOnlyList<PictureBar> Values) : Picture(Title, Unit)
    {
        [JsonIgnore]
        public override bool IsDrawable => Values.Count > 0;
    }
}

/// <param name="Name">Empty where there is one line only.</param>
/// <param name="Times">In seconds, rising.</param>
/// <param name="Values">As many.</param>
internal sealed record PictureLine(
    string Name,
    [property: JsonConverter(typeof(OnOneLine<double>))] IReadOnlyList<double> Times,
    [property: JsonConverter(typeof(OnOneLine<double>))] IReadOnlyList<double> Values);

/// <param name="Group">What it belongs to, as to a type of file.</param>
internal sealed record PicturePart(string Name, double Size, string Group);

internal sealed record PictureBar(string Name, double Value);
