using System.Text.Json;
using PerfGates.Cli;
using PerfGates.Cli.Commands;
using PerfGates.Tests.Revisions;

namespace PerfGates.Tests.Comparing;

/// <summary><c>perfgates run</c> in a little repository.</summary>
internal sealed class SideBySide(LittleRepository repository)
{
    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>The report of the last run.</summary>
    public JsonElement Report => JsonDocument.Parse(repository.Read("obj/perfgates/perfgates.json")).RootElement;

    public async Task<ExitCode> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new Dictionary<string, string>(repository.Environment) { ["PERFGATES_LOCK_FILE"] = Path.Combine(repository.Elsewhere, "lock") };
        var code = await PerfGatesCommand.RunAsync(["run", .. arguments], new Surroundings(environment, repository.Root, output, error, OutputIsTerminal: false, ErrorIsTerminal: false, 80, TimeProvider.System));
        (Output, Error) = (output.ToString(), error.ToString());
        return (ExitCode)code;
    }
}
