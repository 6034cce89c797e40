namespace PerfGates.Statistics.Rules;

/// <summary>Values of base and head in one scale, and the test of a shift between them that their kind allows.</summary>
internal interface IArms
{
    Basis Basis { get; }

    /// <summary>How many head values there are.</summary>
    int Count { get; }

    /// <summary>The smallest p that so many values could give.</summary>
    double SmallestP { get; }

    /// <summary>What was there when head had so many values, at most <see cref="Count"/>.</summary>
    IArms At(int count);

    /// <summary>Small means "head is above base by more than this".</summary>
    double PAbove(double shift);

    /// <summary>Small means "head is above base by less than this".</summary>
    double PBelow(double shift);

    /// <summary>By how much head lies above base.</summary>
    double Shift();

    /// <summary>The shifts that neither side rejects.</summary>
    Interval Interval(Levels levels);
}
