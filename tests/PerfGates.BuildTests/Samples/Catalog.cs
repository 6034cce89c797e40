using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

[Collection(SamplesClone.Name)]
public class Catalog(Clone clone)
{
    [Theory]
    [InlineData("dotnet build samples/Catalog -p:RunPerfGates=true")]
    public void Keeps_its_budgets(string command) => clone.Type(command).Green();

    [Theory]
    [InlineData("FAULT=one-by-one dotnet build samples/Catalog -p:RunPerfGates=true")]
    public void With_a_commit_for_each_listing_breaks_the_budget_of_deleting_a_thousand(string command) => clone.Type(command).Red().Failed(".perfbudget.yml(61,21): error PG1001");
}
