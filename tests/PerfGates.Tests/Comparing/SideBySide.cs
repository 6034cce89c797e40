using PerfGates.Cli;
using PerfGates.Cli.Commands;
using PerfGates.Tests.Revisions;

namespace PerfGates.Tests.Comparing;

/// <summary>The command line in a little repository.</summary>
internal sealed class SideBySide(LittleRepository repository)
{
    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public Task<ExitCode> RunAsync(params string[] arguments) => CallAsync(["run", .. arguments]);

    public async Task<ExitCode> CallAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new Dictionary<string, string>(repository.Environment) { ["PERFGATES_LOCK_FILE"] = Path.Combine(repository.Elsewhere, "lock") };
        var code = await PerfGatesCommand.RunAsync(arguments, new Surroundings(environment, repository.Root, output, error, OutputIsTerminal: false, ErrorIsTerminal: false, 80, TimeProvider.System));
        (Output, Error) = (output.ToString(), error.ToString());
        return (ExitCode)code;
    }
}
