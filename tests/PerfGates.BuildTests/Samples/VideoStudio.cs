using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

[Collection(SamplesClone.Name)]
public class VideoStudio(Clone clone)
{
    [Theory]
    [InlineData("dotnet build samples/VideoStudio -p:RunPerfGates=true")]
    public void Keeps_its_budgets(string command) => clone.Type(command).Green();

    [Theory]
    [InlineData("FAULT=slow-queue dotnet build samples/VideoStudio -p:RunPerfGates=true")]
    public void With_a_slow_queue_breaks_the_budget_of_the_queue(string command) => clone.Type(command).Red().Failed(".perfbudget.yml(30,9): error PG1001");
}
