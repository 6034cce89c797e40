namespace PerfGates.Units;

/// <summary>A value in the base unit of its dimension.</summary>
internal readonly record struct Quantity(double Value, Dimension Dimension)
{
    public override string ToString() => QuantityText.Format(this);
}
