using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

[Collection(SamplesClone.Name)]
public class Detector(Clone clone)
{
    [Theory]
    [InlineData("dotnet build samples/Detector -p:RunPerfGates=true")]
    public void Keeps_its_budgets(string command) => clone.Type(command).Green();

    [Theory]
    [InlineData("FAULT=leak dotnet build samples/Detector -p:RunPerfGates=true -p:PerfGatesGates=memory")]
    public void With_a_leak_breaks_the_budget_of_growth_and_names_the_type(string command)
    {
        var run = clone.Type(command).Red().Failed(".perfbudget.yml(34,9): error PG1001");

        Assert.Contains("Detector.Sighting", run.Output, StringComparison.Ordinal);
    }
}
