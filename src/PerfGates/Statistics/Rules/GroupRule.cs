namespace PerfGates.Statistics.Rules;

/// <summary>New runs against stored ones, which are no pairs, by the exact rank-sum test at eight looks.</summary>
internal sealed class GroupRule
{
    /// <summary>Fewer stored runs are never compared: ten just reach α at the first look, 1/C(16, 6) = 1/8,008.</summary>
    public const int FewestStored = 10;

    private static readonly Look[] Looks = [.. new[] { 6, 8, 10, 12, 15, 18, 21, 25 }.Select(size => new Look(size, .000125, .00625))];

    private readonly SequentialRule _rule;
    private readonly IReadOnlyList<double> _baseValues;

    /// <param name="baseValues">In the scale of the claim; any number.</param>
    public GroupRule(IReadOnlyList<double> baseValues, Claim claim, int cap = 25, double beta = PairedRule.DefaultBeta)
    {
        _baseValues = baseValues;
        _rule = new(Schedule.Of(Looks, cap, beta, count => Groups.SmallestPOf(baseValues.Count, count)), claim, beta);
    }

    public Schedule Schedule => _rule.Schedule;

    /// <summary>Null also where too few are stored.</summary>
    public int? NextLook(int runs) => _baseValues.Count < FewestStored ? null : Schedule.After(runs);

    /// <summary>The new runs in their order, at least one.</summary>
    /// <returns>Null where too few are stored.</returns>
    public Finding? Decide(IReadOnlyList<double> headValues) => _baseValues.Count < FewestStored ? null : _rule.Decide(new Groups(_baseValues, headValues));
}
