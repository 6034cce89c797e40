using Microsoft.Build.Framework;
using PerfGates.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>Says what the targets notice, in the words of the one table.</summary>
public sealed class LogPerfGatesDiagnostic : Microsoft.Build.Utilities.Task
{
    [Required] public string Code { get; set; } = "";

    /// <summary>What the complaint is about, as a whole; relative to the project.</summary>
    [Required] public string File { get; set; } = "";

    public string[] Arguments { get; set; } = [];

    public override bool Execute()
    {
        var file = Path.Combine(Path.GetDirectoryName(BuildEngine.ProjectFileOfTaskNode)!, File);
        Log.Add(Rules.All.Single(rule => rule.Code == Code).At(SourceSpan.StartOf(file), Arguments));
        return !Log.HasLoggedErrors;
    }
}
