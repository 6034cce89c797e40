using System.Globalization;
using PerfGates.Benchmarks.Study;
using PerfGates.Statistics.Rules;

namespace PerfGates.Tests.Docs;

/// <summary>What the page of statistics shows of the code and of our own recordings.</summary>
internal static class StatisticsParts
{
    /// <summary>The shares that the comparison of pairs spends at each look.</summary>
    public static string Looks()
    {
        var claim = Claim.OfRatio(0, .01, .05);
        IReadOnlyList<Look> usual = PairedRule.Of(claim).Schedule.Looks, longer = PairedRule.Of(claim, 40).Schedule.Looks, screening = PairedRule.Screening(claim).Schedule.Looks;
        return Table.Of(["pairs", .. longer.Select(l => Text(l.Size))],
        [
            ["α, at most 25 pairs", .. longer.Select(l => At(usual, l.Size, x => x.Alpha))],
            ["β, at most 25 pairs", .. longer.Select(l => At(usual, l.Size, x => x.Beta))],
            ["α, `max-pairs: 40`", .. longer.Select(l => Text(l.Alpha))],
            ["β, `max-pairs: 40`", .. longer.Select(l => Text(l.Beta))],
            ["α, screening", .. longer.Select(l => At(screening, l.Size, x => x.Alpha))],
        ]);

        static string At(IReadOnlyList<Look> looks, int size, Func<Look, double> share) => looks.Where(l => l.Size == size).Select(l => Text(share(l))).FirstOrDefault("");
        static string Text(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
    }

    /// <summary>The study's tables of a folder's recordings, those of two samples; whole builds would take a minute.</summary>
    public static string Study(string folder)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        foreach (var set in global::PerfGates.Benchmarks.Study.Recordings.In(Repository.At(folder)).Sets.Where(s => s.Kind == TrialKind.Samples)) StudyTable.Write(text, set, StudyCommand.TalliesOf(set));
        return $"```text\n{text.ToString().Trim('\n')}\n```";
    }
}
