using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

[Collection(SamplesClone.Name)]
public class CaseFiles(Clone clone)
{
    [Theory]
    [InlineData("dotnet build samples/CaseFiles -p:RunPerfGates=true")]
    public void Keeps_its_budgets(string command) => clone.Type(command).Green();

    [Theory]
    [InlineData("PERF_PASSWORD=not-to-be-seen FAULT=flaky dotnet build samples/CaseFiles -p:RunPerfGates=true")]
    public void With_two_percent_of_errors_breaks_the_budgets_of_errors(string command)
    {
        // A failed request is slower than any limit, so that two percent of them break a p99 too.
        var run = clone.Type(command).Red().Failed(".perfbudget.yml(44,9): error PG1001", ".perfbudget.yml(46,9): error PG1001", ".perfbudget.yml(70,9): error PG1001");

        Assert.DoesNotContain("not-to-be-seen", run.Output, StringComparison.Ordinal);
    }
}
