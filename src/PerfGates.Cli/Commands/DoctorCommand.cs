using System.CommandLine;
using PerfGates.Cli.Doors;
using PerfGates.Cli.Showing;
using PerfGates.Diagnostics;
using PerfGates.Equipment;
using PerfGates.Planning;
using PerfGates.Processes;

namespace PerfGates.Cli.Commands;

/// <summary><c>perfgates doctor</c>: what this machine has for measuring, and how noisy it is.</summary>
internal static class DoctorCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<bool> noise = new("--noise") { Description = "Measure also how far equal programs differ here; it takes half a minute." };
        Option<OutputFormat> format = new("--format") { Description = "What standard output carries.", HelpName = "text|json", DefaultValueFactory = _ => OutputFormat.Text };
        var command = new Command("doctor", "Look at what this machine has for measuring, and how noisy it is.") { noise, format };
        command.SetAction(async (arguments, _) => (int)await RunAsync(arguments.GetValue(noise), arguments.GetValue(format), surroundings));
        return command;
    }

    private static async Task<ExitCode> RunAsync(bool noise, OutputFormat format, Surroundings surroundings)
    {
        var folder = Directory.CreateTempSubdirectory("perfgates-doctor-").FullName;
        // Only for its nonce: there is no budget file.
        var job = PersonDoor.Job(Path.Combine(folder, "none"), Selection.Everything, strict: false, folder, TimeSpan.Zero);
        using var cancellation = new Cancellation(job, surroundings.Clock);
        var live = surroundings.Lively ? Terminal.LiveLine(surroundings.Error, surroundings.TerminalWidth) : null;
        var processes = new ChildProcesses(job.Nonce, surroundings.Environment);
        try
        {
            live?.Invoke("looking at this machine");
            var lines = Examination.Of(await new Inspection(processes, surroundings.Environment, CheckRun.Program, folder, surroundings.Clock).RunAsync(surroundings.LockFile, cancellation.Token));
            var (figures, whyNot) = noise ? await new NoiseMeasurement(processes, CheckRun.Program, folder, surroundings.Clock).RunAsync(surroundings.LockFile, live ?? surroundings.Error.WriteLine, cancellation.Token) : (null, null);
            live?.Invoke("");
            if (whyNot is not null) await surroundings.Error.WriteLineAsync($"noise was not measured: {whyNot}");
            if (format == OutputFormat.Json) await surroundings.Output.WriteAsync(EquipmentJson.Text($"perfgates {Surroundings.Version}", lines, figures));
            else await surroundings.Output.WriteAsync(EquipmentText.Render(lines) + (figures is null ? "" : "\n" + EquipmentText.Render(figures)));
            return whyNot is null ? ExitCode.Pass : ExitCode.Unmeasured;
        }
        catch (OperationCanceledException) when (cancellation.Token.IsCancellationRequested)
        {
            live?.Invoke("");
            await surroundings.Error.WriteLineAsync(Rules.Cancelled.At(SourceSpan.StartOf(surroundings.CurrentFolder)).ToString());
            return ExitCode.Cancelled;
        }
        finally
        {
            await processes.EndAll();
            Directory.Delete(folder, recursive: true);
        }
    }
}
