using PerfGates.Cli;
using PerfGates.Cli.Commands;
using PerfGates.Cli.Help;
using PerfGates.Processes;

namespace PerfGates.Tests.Help;

/// <summary>A folder that has what the examples of a command name, and a terminal in it or none.</summary>
internal sealed class Samples : IDisposable
{
    private const string Budgets = "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: raw }\n    tags: [fast]\n    budgets: [total < 1kB]\n";

    private static readonly Dictionary<string, string[]> Before = new()
    {
        ["baseline show"] = ["perfgates baseline accept --reason first"],
        ["replay"] = ["perfgates record --to today.json.gz"],
        ["verify"] = ["perfgates run"],
        ["report"] = ["perfgates run"],
        ["compare"] = ["perfgates run"],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("perfgates-help-").FullName;
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly bool _terminal;
    private readonly (string Name, string Value)[] _environment;

    private readonly int _width;

    private Samples(bool terminal, int width, (string, string)[] environment) => (_terminal, _width, _environment) = (terminal, width, environment);

    /// <summary>Both streams together, of the last line that was typed.</summary>
    public string Printed => _output.ToString();

    public static TheoryData<string> Commands => [.. Examples.All.Select(e => e.Command).Distinct()];

    /// <param name="terminal">Standard output and error are one.</param>
    public static async Task<Samples> ForAsync(string command, bool terminal = false, int width = 80, params (string, string)[] environment)
    {
        var samples = new Samples(terminal, width, environment);
        samples.Write(".perfbudget.yml", command.StartsWith("baseline", StringComparison.Ordinal) ? Budgets.Replace("1kB", "baseline + 2%", StringComparison.Ordinal) : Budgets);
        samples.Write("more.yml", Budgets);
        samples.Write("wwwroot/app.js", "let x = 1;\n");
        samples.Write("api.http", "GET http://127.0.0.1:5080/health\n");
        foreach (var line in Before.GetValueOrDefault(command, [])) Assert.Equal(ExitCode.Pass, await samples.TypeAsync(line));
        return samples;
    }

    public async Task<ExitCode> TypeAsync(string line)
    {
        var words = CommandLine.Split(line, out var problem);
        Assert.True(problem is null && words[0] == "perfgates", line);
        _output.GetStringBuilder().Clear();
        var environment = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "", ["PERFGATES_LOCK_FILE"] = Path.Combine(_folder, "lock") };
        foreach (var (name, value) in _environment) environment[name] = value;
        return (ExitCode)await PerfGatesCommand.RunAsync([.. words.Skip(1)], new Surroundings(environment, _folder, _output, _output, _terminal, _terminal, _width, TimeProvider.System));
    }

    public void Dispose()
    {
        _output.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
