using System.Collections.Concurrent;
using PerfGates.Baselines;
using PerfGates.Tests.Budgets;

namespace PerfGates.Tests.Baselines;

/// <summary>The seed of a case is its number, so a failure that is printed can be repeated alone.</summary>
public class DamagedBaselines
{
    private const int Cases = 20_000;

    [Fact]
    public void Are_read_to_the_end_with_every_problem_coded_and_inside_the_file()
    {
        var good = BaselineFile.Write(Accepted.Two);
        var failures = new ConcurrentBag<string>();
        var refused = 0;

        Parallel.For(0, Cases, seed =>
        {
            var text = new Mutation(new Random(seed)).Of(good);
            try
            {
                var read = Accepted.Read(text, out var problems);
                if (problems.Count > 0) Interlocked.Increment(ref refused);
                else if (BaselineFile.Write(read) is var again && BaselineFile.Write(Accepted.Read(again, out _)) != again) failures.Add($"seed {seed}: not the same when written again\n{text}");
                var lines = text.TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
                if (problems.FirstOrDefault(p => !p.Code.StartsWith("PG41", StringComparison.Ordinal) || p.Span.Line > lines.Length || p.Span.Column > lines[p.Span.Line - 1].Length + 1) is { } stray) failures.Add($"seed {seed}: {stray}\n{text}");
            }
            catch (Exception e)
            {
                failures.Add($"seed {seed}: {e}\n{text}");
            }
        });

        Assert.True(failures.IsEmpty, $"{failures.Count} failures, e.g. {failures.MinBy(f => f.Length)}");
        Assert.InRange(refused, Cases / 2, Cases);
    }
}
