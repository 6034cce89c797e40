using PerfGates.Cli;
using PerfGates.Schema;

namespace PerfGates.Tests.Doors;

public class TheSchemaCommand
{
    private const string Beside = "obj/perfgates/perfbudget.schema.json";
    private const string Budgets = "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    budgets: [total < 1kB]\n";

    [Fact]
    public async Task Prints_the_schema()
    {
        using var cli = new CommandLineRun();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("schema"));
        Assert.Equal(FormatSchema.Text, cli.Output);
    }

    [Fact]
    public async Task Writes_it_where_it_is_asked_to()
    {
        using var cli = new CommandLineRun();
        Assert.Equal(ExitCode.Pass, await cli.RunAsync("schema", "--output", "editor/budgets.json"));
        Assert.Equal("", cli.Output);
        Assert.Equal(FormatSchema.Text, File.ReadAllText(cli.Path("editor/budgets.json")));
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_and_no_internal_error()
    {
        using var cli = new CommandLineRun(("taken", ""));
        Assert.Equal(ExitCode.InternalError, await cli.RunAsync("schema", "--output", "taken/budgets.json"));
        Assert.StartsWith("/repo/taken/budgets.json(1,1): error PG0013: ", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("validate")]
    public async Task Whoever_reads_a_budget_file_leaves_the_schema_beside_it(string command)
    {
        using var cli = new CommandLineRun((".perfbudget.yml", Budgets), ("wwwroot/app.js", "let x = 1;"), (Beside, "of an older version"));
        Assert.Equal(ExitCode.Pass, await cli.RunAsync(command));
        Assert.Equal(FormatSchema.Text, File.ReadAllText(cli.Path(Beside)));
    }

    [Fact]
    public async Task What_is_there_already_is_left_alone()
    {
        using var cli = new CommandLineRun((".perfbudget.yml", Budgets), ("wwwroot/app.js", "let x = 1;"));
        await cli.RunAsync("validate");
        var written = DateTime.UnixEpoch;
        File.SetLastWriteTimeUtc(cli.Path(Beside), written);
        await cli.RunAsync("validate");
        Assert.Equal(written, File.GetLastWriteTimeUtc(cli.Path(Beside)));
    }
}
