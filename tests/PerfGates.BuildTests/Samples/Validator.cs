using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

[Collection(SamplesClone.Name)]
public class Validator(Clone clone)
{
    [Theory]
    [InlineData("dotnet build samples/Validator -p:RunPerfGates=true")]
    public void Keeps_its_budgets(string command) => clone.Type(command).Green();

    [Theory]
    [InlineData("FAULT=leak dotnet build samples/Validator -p:RunPerfGates=true")]
    public void With_a_leak_breaks_the_budget_of_the_server_s_memory(string command) => clone.Type(command).Red().Failed(".perfbudget.yml(10,9): error PG1001");

    [Theory]
    [InlineData("FAULT=one-at-a-time dotnet build samples/Validator -p:RunPerfGates=true")]
    public void With_a_quarter_of_its_capacity_breaks_the_budget_of_the_breaking_point(string command) => clone.Type(command).Red().Failed(".perfbudget.yml(41,15): error PG1001");
}
