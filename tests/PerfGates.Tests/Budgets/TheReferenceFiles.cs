namespace PerfGates.Tests.Budgets;

public class TheReferenceFiles
{
    public static TheoryData<string> Names => [.. BudgetFile.References().Select(p => Path.GetFileName(p))];

    [Theory, MemberData(nameof(Names))]
    public void Are_read_without_any_problem_but_parts_that_this_version_lacks(string name)
    {
        var text = File.ReadAllText(BudgetFile.References().Single(p => Path.GetFileName(p) == name));

        var read = BudgetFile.Read(text);

        Assert.Equal("", BudgetFile.Print(read.Problems.Where(p => p.Code != "PG4027")));
        Assert.NotEmpty(read.Document.Gates);
    }
}
