namespace PerfGates.Units;

/// <summary>What a figure measures; the base unit of each is what <see cref="Quantity.Value"/> counts.</summary>
internal enum Dimension
{
    /// <summary>Seconds.</summary>
    Time,

    /// <summary>Bytes.</summary>
    Size,

    /// <summary>Events per second.</summary>
    Rate,

    /// <summary>Bytes per second.</summary>
    DataRate,

    /// <summary>A part of one: 0.05 is 5 %.</summary>
    Share,

    /// <summary>Frames per second.</summary>
    Frequency,

    /// <summary>A bare number: counts and scores.</summary>
    Number,
}
