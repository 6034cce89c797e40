using System.Globalization;
using System.Text;
using PerfGates.Units;

namespace PerfGates.Equipment;

/// <summary>A checked machine, for people.</summary>
internal static class EquipmentText
{
    public static string Render(IReadOnlyList<EquipmentLine> lines)
    {
        var text = new StringBuilder();
        var (name, found) = (lines.Max(l => l.Name.Length), lines.Max(l => Math.Min(l.Found.Length, Widest)));
        foreach (var line in lines)
        {
            var what = line.For.Length > 0 ? $"{line.Found.PadRight(found)}  {line.For}" : line.Found;
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{Word(line.State),-7}  {line.Name.PadRight(name)}  {what}").TrimEnd()).Append('\n');
            if (line.ToDo is { } toDo) text.Append(' ', name + 11).Append("-> ").Append(toDo).Append('\n');
        }
        return text.ToString();
    }

    public static string Render(NoiseFigures noise) => string.Create(CultureInfo.InvariantCulture,
        $"""
        On this machine now:
          two equal programs differ by up to {Percent(noise.Most)} ({noise.Pairs} pairs of fresh processes);
          a comparison of {noise.ComparisonPairs} pairs can tell {Percent(noise.TellsApart)} apart{(noise.TellsApart > UsualSmallest ? $", and is asked for {Percent(UsualSmallest)} by default: expect it to be inconclusive" : "")};
          timers wake up {QuantityText.Format(new(noise.TimersLate, Dimension.Time))} late.

        """).ReplaceLineEndings("\n");

    public static string Word(State state) => state.ToString().ToLowerInvariant();

    private const int Widest = 40;

    // The default of 'smallest'.
    private const double UsualSmallest = 0.05;

    private static string Percent(double share) => QuantityText.Format(new(Math.Round(share, 3), Dimension.Share));
}
