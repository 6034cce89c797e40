using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace PerfGates.BuildTests.Bench;

public sealed record Problem(string Severity, string Code, string File, int Line, int Column, string Text)
{
    // Where our own files are complained about is nobody's business.
    public override string ToString() =>
        $"{Path.GetFileName(File)}{(File.EndsWith("PerfGates.targets", StringComparison.Ordinal) ? "(*,*)" : $"({Line},{Column})")}: {Severity} {Code}";
}

/// <summary>What a binary log tells about gates: complaints, and in which order the tasks that matter ran.</summary>
/// <param name="Problems">Errors, warnings and messages with a code of ours; errors and warnings of others too.</param>
/// <param name="Timeline">"Compile App", "Test App", "Gates App", "Pack App": a task and its project, by start.</param>
/// <param name="OurTargets">Targets that ran and are named by us.</param>
public sealed record BuildLog(IReadOnlyList<Problem> Problems, IReadOnlyList<string> Timeline, IReadOnlyList<string> OurTargets, IReadOnlyList<string> Messages)
{
    private static readonly Dictionary<string, string> Steps = new()
    {
        ["Csc"] = "Compile",
        ["Vbc"] = "Compile",
        ["Fsc"] = "Compile",
        ["VSTestTask"] = "Test",
        ["VSTestTask2"] = "Test",
        ["InvokeTestingPlatformTask"] = "Test",
        ["RunPerfGatesTests"] = "Tests before gates of",
        ["RunPerfGates"] = "Gates",
        ["PackTask"] = "Pack",
    };

    public static BuildLog Read(string path)
    {
        List<Problem> problems = [];
        List<string> timeline = [], targets = [], messages = [];
        var reader = new BinLogReader();
        reader.AnyEventRaised += (_, e) =>
        {
            switch (e)
            {
                case BuildErrorEventArgs error:
                    problems.Add(new("error", error.Code, error.File, error.LineNumber, error.ColumnNumber, error.Message!));
                    break;
                case BuildWarningEventArgs warning:
                    problems.Add(new("warning", warning.Code, warning.File, warning.LineNumber, warning.ColumnNumber, warning.Message!));
                    break;
                case BuildMessageEventArgs { Code: ['P', 'G', ..] } message:
                    problems.Add(new("message", message.Code, message.File, message.LineNumber, message.ColumnNumber, message.Message!));
                    break;
                case TaskStartedEventArgs task when Steps.TryGetValue(task.TaskName, out var step):
                    timeline.Add($"{step} {Path.GetFileNameWithoutExtension(task.ProjectFile)}");
                    break;
                case TargetStartedEventArgs target when target.TargetName.Contains("PerfGates", StringComparison.Ordinal):
                    targets.Add(target.TargetName);
                    break;
                case BuildMessageEventArgs message:
                    messages.Add(message.Message ?? "");
                    break;
            }
        };
        reader.Replay(path);
        return new(problems, timeline, targets, messages);
    }
}
