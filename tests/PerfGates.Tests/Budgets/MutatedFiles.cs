using System.Collections.Concurrent;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Tests.Budgets;

/// <summary>The seed of a case is its number, so a failure that is printed can be repeated alone.</summary>
public class MutatedFiles
{
    private const int Cases = 100_000;

    [Fact]
    public void Are_read_to_the_end_with_every_problem_coded_and_inside_the_file()
    {
        string[] corpus = [.. BudgetFile.References().Select(File.ReadAllText)];
        var failures = new ConcurrentBag<string>();
        var refused = 0;

        Parallel.For(0, Cases, seed =>
        {
            var random = new Random(seed);
            var text = new Mutation(random).Of(corpus[random.Next(corpus.Length)]);
            if (Failure(text, out var problems) is { } failure) failures.Add($"seed {seed}: {failure}\n{text}");
            if (problems > 0) Interlocked.Increment(ref refused);
        });

        Assert.True(failures.IsEmpty, $"{failures.Count} failures, e.g. {failures.MinBy(f => f.Length)}");
        Assert.InRange(refused, Cases / 2, Cases);
    }

    /// <summary>What is wrong with the way that a file was read; null if nothing is.</summary>
    private static string? Failure(string text, out int count)
    {
        count = 0;
        IReadOnlyList<Diagnostic> problems;
        try
        {
            var read = BudgetFile.Read(text, ("X", "100ms"));
            var later = new List<Diagnostic>();
            foreach (var gate in read.Document.Gates) gate.OpenSettings(later)?.ReportUnknownKeys();
            problems = [.. read.Problems, .. later];
        }
        catch (Exception e)
        {
            return e.ToString();
        }
        count = problems.Count;
        var lines = text.TrimStart('\uFEFF').Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
        // Every node can be wrong in few ways, and a node takes at least a character: more problems than that are a loop.
        if (problems.Count > 4 * (text.Length + 1)) return $"{problems.Count} problems";
        return problems.Where(p => !IsInside(p.Span, lines) || !p.Code.StartsWith("PG4", StringComparison.Ordinal)).Select(p => p.ToString()).FirstOrDefault();
    }

    private static bool IsInside(SourceSpan span, string[] lines) =>
        IsPlace(span.Line, span.Column, lines) && IsPlace(span.EndLine, span.EndColumn, lines) && (span.Line, span.Column).CompareTo((span.EndLine, span.EndColumn)) <= 0;

    private static bool IsPlace(int line, int column, string[] lines) =>
        line >= 1 && column >= 1 && line <= lines.Length && column <= lines[line - 1].Length + 1;
}
