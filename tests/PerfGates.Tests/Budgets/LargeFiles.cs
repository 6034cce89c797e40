using PerfGates.Budgets;

namespace PerfGates.Tests.Budgets;

/// <summary>Files that are large, or small and grow while they are read.</summary>
public class LargeFiles
{
    [Fact]
    public void Over_a_megabyte_are_refused_unread() =>
        Refused("version: 1\n#" + new string('ü', 500_000), "1,1: error PG4004: the budget file has 1000012 bytes; the limit is 1000000 bytes");

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("&a [")]
    public void Nested_too_deep_are_refused_there(string opening)
    {
        var problem = Assert.Single(BudgetFile.Read("version:\n  " + string.Concat(Enumerable.Repeat(opening, 900_000 / opening.Length))).Problems);

        Assert.Equal("PG4004", problem.Code);
        Assert.Contains("nested more than 64 deep", problem.Text, StringComparison.Ordinal);
        Assert.Equal(2, problem.Span.Line);
    }

    [Fact]
    public void That_laugh_a_billion_times_are_refused_at_the_alias_that_is_too_much()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + Lines(1, 10, i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");

        Refused(text, "5,45: error PG4004: the budget file has more than 100000 values; the limit is 100000, with aliases counted as often as they are used");
    }

    [Fact]
    public void With_aliases_that_nest_deeper_than_they_look_are_refused()
    {
        var text = "a0: &a0 x\n" + Lines(1, 100, i => $"a{i}: &a{i} [*a{i - 1}]\n");

        Refused(text, "64,12: error PG4004: the budget file has values nested more than 64 deep; the limit is 64 levels");
    }

    [Fact]
    public void With_aliases_of_a_long_text_are_refused() =>
        Refused($"a: &a {new string('x', 400_000)}\nb: *a\nc: *a\n", "3,4: error PG4004: the budget file has more than 1000000 characters; the limit is 1000000, with aliases counted as often as they are used");

    [Fact]
    public void With_variables_that_double_are_refused_where_they_grow_too_large()
    {
        var text = "version: 1\nvariables:\n  a0: xxxxxxxxxx\n" + Lines(1, 1000, i => $"  a{i}: ${{a{i - 1}}}${{a{i - 1}}}\n");

        Assert.Contains("19,8: error PG4004: the budget file has more than 1000000 characters once its variables are filled in; the limit is 1000000 characters\n", BudgetFile.Print(BudgetFile.Read(text).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void With_thousands_of_unknown_names_get_every_problem()
    {
        var text = $"version: 1\nsecrets: [{Lines(0, 20_000, i => $"s{i}, ")}]\nvariables:\n" + Lines(0, 20_000, i => $"  name{i}: ${{mane{i}}}\n");

        var problems = BudgetFile.Read(text).Problems;

        Assert.Equal(20_000, problems.Count(p => p.Code == "PG4013"));
        Assert.Equal(20_000, problems.Count(p => p.Code == "PG4012"));
    }

    [Fact]
    public void With_a_name_of_half_a_megabyte_are_complained_about_in_short_messages()
    {
        var gate = $"version: 1\ngates:\n  ? {new string('g', 500_000)}\n  : bundle: {{}}\n";
        var unknown = Lines(0, 20_000, i => $"    unknown{i}: 1\n");

        var problems = BudgetFile.Read(gate + unknown).Problems;

        Assert.Equal(20_000, problems.Count);
        Assert.All(problems, p => Assert.InRange(p.Text.Length, 1, 2000));
    }

    // Allocation stands for work here; wall time is what the comparison 'validate' of tests/PerfGates.Benchmarks measures.
    [Fact]
    public void Of_twenty_thousand_budgets_take_about_ten_times_the_memory_of_two_thousand()
    {
        Allocated(2_000);

        Assert.InRange((double)Allocated(20_000) / Allocated(2_000), 5, 15);
    }

    /// <summary>What one reading allocates, in bytes.</summary>
    private static long Allocated(int budgets)
    {
        var text = "version: 1\nvariables: { LIMIT: 5kB }\ngates:\n" + Lines(0, budgets, i => (i % 10) switch
        {
            0 => $"  gate {i}:\n    bundle: {{ path: x }}\n    budgets:\n      - {{ warn: total < 5kB }}\n",
            1 => "      - total < ${LIMIT}\n",
            _ => $"      - total < {i}kB\n",
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = BudgetFile.Read(text);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(budgets, read.Document.Gates.Sum(g => g.Budgets.Count));
        return allocated;
    }

    private static string Lines(int from, int to, Func<int, string> line) => string.Concat(Enumerable.Range(from, to - from).Select(line));

    private static void Refused(string text, string problem) => Assert.Equal(problem + "\n", BudgetFile.Print(BudgetFile.Read(text).Problems));
}
