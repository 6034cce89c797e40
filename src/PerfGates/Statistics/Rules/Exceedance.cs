namespace PerfGates.Statistics.Rules;

/// <summary>What one round of events says about the share above a bound.</summary>
/// <param name="Decision">Exceeds is a suspicion, which needs a second round.</param>
/// <param name="Dispersion">By which factor events resemble their neighbours, counting those above: <paramref name="Count"/> / dispersion is what they are worth.</param>
/// <param name="RankDispersion">The same by ranks.</param>
/// <param name="Low">The share is below this with probability 3 % at most.</param>
/// <param name="High">The share is above this with probability β at most.</param>
/// <param name="Doubt">Why it is undecided.</param>
internal sealed record Exceedance(Decision Decision, int Over, int Count, double Dispersion, double RankDispersion, double Low, double High, Doubt Doubt)
{
    public static Exceedance Unclear(int over, int count, Doubt doubt) => new(Decision.Undecided, over, count, double.NaN, double.NaN, 0, 1, doubt);
}
