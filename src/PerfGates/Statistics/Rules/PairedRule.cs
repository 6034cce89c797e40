namespace PerfGates.Statistics.Rules;

/// <summary>Head against base in pairs of runs, stopped as soon as the joint-rank test decides.</summary>
/// <remarks>
/// The shares were chosen on 2,200 comparisons of Go benchmarks: small ones early for "exceeds", where a wrong claim costs
/// most, large ones early for "holds", where identical code should stop.
/// </remarks>
internal sealed record PairedRule
{
    public const double DefaultBeta = 0.05;
    public const int DefaultCap = 25;

    /// <summary>More never decide anything.</summary>
    public const int MostPairs = 40;

    private static readonly Look[] UpTo25 =
    [
        new(6, 0, .0157), new(8, 0, .0079), new(10, 0, .0059), new(12, .00025, .005),
        new(15, .0001, .005), new(18, .0001, .004), new(21, .00015, .003), new(25, .0004, .0035),
    ];

    private static readonly Look[] UpTo40 =
    [
        new(6, 0, .0157), new(8, 0, .0062), new(10, 0, .0046), new(12, .00025, .004), new(15, .0001, .004), new(18, .0001, .003),
        new(21, .0001, .003), new(25, .0001, .003), new(30, .0001, .0025), new(35, .0001, .002), new(40, .00015, .002),
    ];

    private static readonly double[] ScreeningAlphas = [0, .004, .001, .001, .001, .001, .001, .001];

    private readonly SequentialRule _rule;

    private PairedRule(IReadOnlyList<Look> table, Claim claim, int cap, double beta) =>
        _rule = new(Schedule.Of(table, cap, beta, Pairs.SmallestPOf), claim, beta);

    public Schedule Schedule => _rule.Schedule;

    /// <param name="cap">Pairs at most; 40 and beyond are the same.</param>
    public static PairedRule Of(Claim claim, int cap = DefaultCap, double beta = DefaultBeta) => new(cap <= 25 ? UpTo25 : UpTo40, claim, cap, beta);

    /// <summary>The first of two stages over many comparisons: "exceeds" only means that <see cref="Confirmation"/> must look.</summary>
    public static PairedRule Screening(Claim claim, int cap = DefaultCap, double beta = DefaultBeta) =>
        new([.. UpTo25.Zip(ScreeningAlphas, (look, alpha) => look with { Alpha = alpha })], claim, Math.Min(cap, DefaultCap), beta);

    public int? NextLook(int pairs) => Schedule.After(pairs);

    /// <summary>Arrays of equal length in the order of the pairs, in the scale of the claim. No pair is undecided.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Finding Decide(IReadOnlyList<double> baseValues, IReadOnlyList<double> headValues) => _rule.Decide(new Pairs(baseValues, headValues));
}
