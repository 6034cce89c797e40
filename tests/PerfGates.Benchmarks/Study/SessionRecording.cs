using System.Globalization;

namespace PerfGates.Benchmarks.Study;

/// <summary>
/// Sessions of one unchanged program: <c>stamp,arm,toolchain,suite,benchmark,rep,ns_per_op</c>, of which the arm
/// <c>base</c> is the same in all sessions. A benchmark that lacks repetitions in a session is left out of it.
/// </summary>
internal sealed class SessionRecording
{
    private const int Seed = 20220112;
    private const int DrawsForLimits = 10;
    private const int FewestBefore = 8;

    private readonly string _name;
    private readonly int _repetitions;
    private readonly List<(string Benchmark, double[][] Sessions)> _series;

    private SessionRecording(string name, CsvTable table)
    {
        int stamp = table.Column("stamp"), arm = table.Column("arm"), suite = table.Column("suite"), benchmark = table.Column("benchmark"), rep = table.Column("rep"), value = table.Column("ns_per_op");
        _name = name;
        _series = [.. table.Rows
            .Where(r => r[arm] == "base")
            .GroupBy(r => $"{r[suite]}/{r[benchmark]}")
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.GroupBy(r => r[stamp]).OrderBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => s.OrderBy(r => int.Parse(r[rep], CultureInfo.InvariantCulture)).Select(r => double.Parse(r[value], CultureInfo.InvariantCulture)).ToArray()).ToArray()))];
        _repetitions = _series.SelectMany(s => s.Sessions).GroupBy(s => s.Length).MaxBy(g => g.Count())!.Key;
    }

    public static bool Fits(CsvTable table) => new[] { "stamp", "arm", "suite", "benchmark", "rep", "ns_per_op" }.All(table.Columns.Contains);

    public static IEnumerable<TrialSet> Sets(string name, CsvTable table)
    {
        SessionRecording recording = new(name, table);
        return [recording.NextSession(), recording.WithinSession(), recording.Resampled(), recording.Limits(0), recording.Limits(.05), recording.Medians(), recording.Builds()];
    }

    private TrialSet NextSession() => new(_name, "every session against the next and back, paired by repetition", TrialKind.Samples,
        [.. _series.SelectMany(s => s.Sessions.Zip(s.Sessions.Skip(1)), (s, pair) => (s.Benchmark, pair.First, pair.Second))
            .Where(p => p.First.Length == _repetitions && p.Second.Length == _repetitions)
            .SelectMany(p => new[] { new Trial(p.First, p.Second, true, ""), new Trial(p.Second, p.First, true, "") })]);

    private TrialSet WithinSession() => new($"{_name} within a session", "neighbouring repetitions of one session, and back", TrialKind.Samples,
        [.. _series.SelectMany(s => s.Sessions)
            .Where(s => s.Length >= _repetitions / 2 * 2)
            .Select(s => (Even: Every(s, 0), Odd: Every(s, 1)))
            .SelectMany(p => new[] { new Trial(p.Even, p.Odd, true, ""), new Trial(p.Odd, p.Even, true, "") })]);

    private double[] Every(double[] session, int parity) => [.. session.Take(_repetitions / 2 * 2).Where((_, i) => i % 2 == parity)];

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

    private IEnumerable<double[]> Full() => _series.SelectMany(s => s.Sessions).Where(s => s.Length == _repetitions);

    internal static double[] Drawn(double[] from, int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)])];

    private TrialSet Medians() => new($"{_name} medians", "median of a session after those of at least eight earlier ones", TrialKind.Medians,
        [.. _series.Select(s => s.Sessions.Select(v => PerfGates.Statistics.Quantile.Median(v)).ToArray())
            .SelectMany(m => Enumerable.Range(FewestBefore, Math.Max(0, m.Length - FewestBefore)).Select(i => new Trial(m[..i], [m[i]], true, "")))]);

    /// <summary>Each trial is all that one benchmark can be drawn from: values of one session, of which any two draws are the same program.</summary>
    private TrialSet Builds() => new($"{_name} builds of 200", "200 gates drawn with replacement from single sessions; one of them is slower", TrialKind.Builds,
        [.. Full().Select(s => new Trial(s, s, true, ""))]);
}
