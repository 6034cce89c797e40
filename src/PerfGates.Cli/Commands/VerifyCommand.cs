using System.CommandLine;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates verify</c>: every budget file below a folder has a fresh, completed, green verdict.</summary>
internal static class VerifyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string> root = new("root") { Description = "Where to look for budget files.", DefaultValueFactory = _ => "." };
        var command = new Command("verify", "Fail unless every budget file below a folder has a fresh, completed verdict without errors.") { root };
        command.SetAction(arguments =>
        {
            var verified = Verification.Of(Path.GetFullPath(arguments.GetValue(root)!, surroundings.CurrentFolder), Surroundings.Version);
            foreach (var problem in verified.Problems) surroundings.Output.WriteLine(problem);
            surroundings.Output.WriteLine($"{verified.BudgetFiles} budget {(verified.BudgetFiles == 1 ? "file" : "files")}, {verified.Problems.Count} without a fresh green verdict");
            return (int)(verified.Problems.Count > 0 ? ExitCode.Unmeasured : verified.BudgetFiles == 0 ? ExitCode.NothingSelected : ExitCode.Pass);
        });
        return command;
    }
}
