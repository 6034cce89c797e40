namespace PerfGates.Benchmarks.Study;

/// <summary>
/// Sessions of one unchanged program: <c>stamp,arm,toolchain,suite,benchmark,rep,ns_per_op</c>, of which the arm
/// <c>base</c> is the same in all sessions; where its toolchain differs, it was built anew. A benchmark with fewer repetitions in a session than
/// most have is left out of it, one with more is cut.
/// </summary>
internal sealed class SessionRecording
{
    /// <summary>Without which it is none; "arm" may be missing where there is only one.</summary>
    public const string Columns = "stamp, suite, benchmark, rep, ns_per_op";

    private const string Unchanged = "base";
    private const int Seed = 20220112;
    private const int DrawsForLimits = 10;
    private const int FewestBefore = 8;

    // Two hundred gates drawn from less would be copies of each other.
    private const int FewestSources = 20;

    private readonly string _name;
    private readonly int _repetitions;
    private readonly bool _builtOnce;
    private readonly List<(string Benchmark, double[][] Sessions)> _series;

    private SessionRecording(string name, CsvTable table)
    {
        int stamp = table.Column("stamp"), suite = table.Column("suite"), benchmark = table.Column("benchmark"), rep = table.Column("rep"), value = table.Column("ns_per_op");
        _name = name;
        _builtOnce = table.Column("toolchain") is var toolchain && (toolchain < 0 || OfUnchanged(table).Select(r => r[toolchain]).Distinct().Count() <= 1);
        _series = [.. OfUnchanged(table)
            .GroupBy(r => $"{r[suite]}/{r[benchmark]}")
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.GroupBy(r => r[stamp]).OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => s.OrderBy(r => table.Number(r, rep)).Select(r => table.Number(r, value)).ToArray()).ToArray()))];
        _repetitions = _series.SelectMany(s => s.Sessions).GroupBy(s => s.Length).MaxBy(g => g.Count())?.Key ?? 0;
    }

    public static bool Fits(CsvTable table) => table.Has(Columns.Split(", "));

    public static IEnumerable<TrialSet> Sets(string name, CsvTable table)
    {
        SessionRecording recording = new(name, table);
        return [recording.NextSession(), recording.WithinSession(), recording.Resampled(), recording.Limits(0), recording.Limits(.05), recording.Medians(), recording.Builds()];
    }

    // A recording of one arm, whatever it is called, is of one program.
    private static IEnumerable<string[]> OfUnchanged(CsvTable table)
    {
        if (table.Column("arm") is var arm && arm < 0) return table.Rows;
        string[] arms = [.. table.Rows.Select(r => r[arm]).Distinct().Order(StringComparer.Ordinal)];
        if (arms.Length > 1 && !arms.Contains(Unchanged)) throw new InvalidDataException($"{table.Path}: none of its arms ({string.Join(", ", arms)}) is called '{Unchanged}', so none is known to be the same in all sessions.");
        return arms.Length > 1 ? table.Rows.Where(r => r[arm] == Unchanged) : table.Rows;
    }

    private TrialSet NextSession() => new(_name, "every session against the next and back, paired by repetition", TrialKind.Samples,
        [.. _series.SelectMany(s => s.Sessions.Zip(s.Sessions.Skip(1)))
            .Where(p => IsFull(p.First) && IsFull(p.Second))
            .SelectMany(p => BothWays(p.First[.._repetitions], p.Second[.._repetitions]))])
    {
        SameBuild = _builtOnce,
    };

    private TrialSet WithinSession() => new($"{_name} within a session", "neighbouring repetitions of one session, and back", TrialKind.Samples,
        [.. _series.SelectMany(s => s.Sessions)
            .Where(s => s.Length >= Even && Even > 0)
            .SelectMany(s => BothWays(Every(s, 0), Every(s, 1)))]);

    private int Even => _repetitions / 2 * 2;

    private double[] Every(double[] session, int parity) => [.. session.Take(Even).Where((_, i) => i % 2 == parity)];

    private static Trial[] BothWays(double[] first, double[] second) => [new(first, second, true, ""), new(second, first, true, "")];

    /// <summary>Truly the same: both arms drawn with replacement from one session.</summary>
    private TrialSet Resampled()
    {
        Random random = new(Seed);
        return new($"{_name} resampled", $"both arms drawn from one session, seed {Seed}", TrialKind.Samples,
            [.. Full().Select(s => new Trial(Drawn(s, _repetitions, random), Drawn(s, _repetitions, random), true, ""))]);
    }

    /// <param name="above">How far the limit lies above the truth.</param>
    private TrialSet Limits(double above)
    {
        Random random = new(Seed);
        var where = FormattableString.Invariant($"{(above == 0 ? "at the truth" : $"{100 * above:0} % above the truth")}");
        return new($"{_name} limits {where}", $"runs drawn from one session, limit {where}, seed {Seed}", TrialKind.Limits,
            [.. Enumerable.Repeat(Full(), DrawsForLimits).SelectMany(f => f)
                .Select(s => new Trial([PerfGates.Statistics.Quantile.Median(s) * (1 + above)], Drawn(s, PerfGates.Statistics.Rules.AbsoluteRule.DefaultCap, random), true, "", 1 / (1 + above)))]);
    }

    private bool IsFull(double[] session) => session.Length >= _repetitions;

    private IEnumerable<double[]> Full() => _series.SelectMany(s => s.Sessions).Where(IsFull).Select(s => s[.._repetitions]);

    internal static double[] Drawn(double[] from, int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)])];

    private TrialSet Medians() => new($"{_name} medians", "median of a session after those of at least eight others, forwards and backwards in time", TrialKind.Medians,
        [.. _series.Select(s => s.Sessions.Select(v => PerfGates.Statistics.Quantile.Median(v)).ToArray())
            .SelectMany(m => new[] { m, [.. m.Reverse()] })
            .SelectMany(m => Enumerable.Range(FewestBefore, Math.Max(0, m.Length - FewestBefore)).Select(i => new Trial(m[..i], [m[i]], true, "")))]);

    /// <summary>Each trial is all that one benchmark can be drawn from: values of one session, of which any two draws are the same program.</summary>
    private TrialSet Builds()
    {
        Trial[] sources = [.. Full().Select(s => new Trial(s, s, true, ""))];
        return new($"{_name} builds of 200", "200 gates drawn with replacement from single sessions; one of them is slower", TrialKind.Builds, sources.Length < FewestSources ? [] : sources);
    }
}
