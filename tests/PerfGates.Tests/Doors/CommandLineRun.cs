using PerfGates.Cli;
using PerfGates.Cli.Commands;

namespace PerfGates.Tests.Doors;

/// <summary>The command line in a folder of its own: arguments in, exit code and texts out.</summary>
internal sealed class CommandLineRun : IDisposable
{
    public CommandLineRun(params (string Name, string Text)[] files)
    {
        Folder = Directory.CreateTempSubdirectory("perfgates-cli-").FullName;
        foreach (var (name, text) in files) Write(name, text);
    }

    public string Folder { get; }

    /// <summary>The environment beside what every run has.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }

    public async Task<ExitCode> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "", ["PERFGATES_LOCK_FILE"] = Path("lock") };
        foreach (var (name, value) in Variables) environment[name] = value;
        var code = await PerfGatesCommand.RunAsync(arguments, new Surroundings(environment, Folder, output, error, OutputIsTerminal: false, ErrorIsTerminal: false, 80, TimeProvider.System));
        (Output, Error) = (Tidy(output), Tidy(error));
        return (ExitCode)code;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // What differs from machine to machine and from run to run.
    private string Tidy(StringWriter text) =>
        System.Text.RegularExpressions.Regex.Replace(text.ToString().Replace(Folder, "/repo", StringComparison.Ordinal), @"\b[0-9.]+ (ns|µs|ms|s)\b", "N s");
}
