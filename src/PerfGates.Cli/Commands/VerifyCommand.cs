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
            var folder = Path.GetFullPath(arguments.GetValue(root)!, surroundings.CurrentFolder);
            if (!Directory.Exists(folder))
            {
                surroundings.Error.WriteLine($"perfgates: there is no folder '{folder}'");
                return (int)ExitCode.Usage;
            }
            var verified = Verification.Of(folder, Surroundings.Version);
            foreach (var problem in verified.Problems) surroundings.Output.WriteLine(problem);
            var red = verified.Problems.Select(p => p.Span.File).Distinct().Count();
            surroundings.Output.WriteLine($"{verified.BudgetFiles - red} of {verified.BudgetFiles} budget {(verified.BudgetFiles == 1 ? "file" : "files")} verified");
            return (int)(verified.Problems.Count > 0 ? ExitCode.Unmeasured : verified.BudgetFiles == 0 ? ExitCode.NothingSelected : ExitCode.Pass);
        });
        return command;
    }
}
