using PerfGates.Schema;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Schema;

public class TheFile
{
    [Fact]
    public void Is_what_the_program_tells() => GoldenFile.Matches(FormatSchema.Text, Repository.At("schema/perfbudget.schema.json"));

    [Fact]
    public void Is_a_schema_by_draft_07()
    {
        Validator.IsThere();

        Assert.Empty(Validator.Complaints(FormatSchema.Text, ["""{ "version": 1, "gates": { "a": { "bundle": { "path": "wwwroot" }, "budgets": ["total < 500kB"] } } }"""])[0]);
    }
}
