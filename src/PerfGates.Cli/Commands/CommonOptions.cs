using System.CommandLine;
using PerfGates.Cli.Doors;
using PerfGates.Planning;

namespace PerfGates.Cli.Commands;

/// <summary>Options of every command that reads a budget file.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _file = new("--file", "-f") { Description = "The budget file; .perfbudget.yml of the current folder by default." };
    private readonly Option<string[]> _tags = new("--tags") { Description = "Only gates with one of these tags, separated by comma or semicolon.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _gates = new("--gate") { Description = "Only the gate of this name; may be repeated." };

    public Option<bool> Strict { get; } = new("--strict") { Description = "A skipped gate is an error." };

    public void AddTo(Command command)
    {
        AddSelectionTo(command);
        command.Add(Strict);
    }

    /// <summary>For commands that judge nothing.</summary>
    public void AddSelectionTo(Command command)
    {
        command.Add(_file);
        command.Add(_tags);
        command.Add(_gates);
    }

    public string BudgetFile(ParseResult arguments, Surroundings surroundings) => PersonDoor.BudgetFile(arguments.GetValue(_file), surroundings.CurrentFolder);

    public Selection Selection(ParseResult arguments) => new(
        [.. (arguments.GetValue(_tags) ?? []).SelectMany(t => t.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        arguments.GetValue(_gates) ?? []);
}
