using System.Reflection;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PerfGates.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>
/// Starts the engine, shows its progress, reads its verdict. Green only if the verdict is there, is of this run and these
/// versions, is complete and has no error; exit codes never decide.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RunPerfGates : ToolTask
{
    private RunFolder run = null!;
    private Ending ending = null!;
    private volatile bool cancelled, timedOut;

    [Required] public string Engine { get; set; } = "";
    public string DotnetHost { get; set; } = "";
    [Required] public string Version { get; set; } = "";
    [Required] public string Entry { get; set; } = "";
    [Required] public string BudgetFile { get; set; } = "";
    [Required] public string Project { get; set; } = "";
    [Required] public string Configuration { get; set; } = "";
    public string[] TargetFrameworks { get; set; } = [];
    public string[] Outputs { get; set; } = [];

    /// <summary>Built assemblies with the metadata MSBuildSourceProjectFile.</summary>
    public ITaskItem[] Projects { get; set; } = [];

    public string? PublishFolder { get; set; }
    public string Tags { get; set; } = "";
    public string Gates { get; set; } = "";
    public bool Strict { get; set; }
    public bool BuildBenchmarks { get; set; } = true;
    public string Compare { get; set; } = "";
    public string Profile { get; set; } = "";
    public string Reports { get; set; } = "";
    public string Ci { get; set; } = "";
    public string Webhook { get; set; } = "";
    public bool Otlp { get; set; }
    public bool Why { get; set; }
    [Required] public string ResultsFolder { get; set; } = "";
    public int TimeoutSeconds { get; set; } = 3600;
    public int LockTimeoutSeconds { get; set; } = 600;
    public int QuietTimeoutSeconds { get; set; } = 30;
    public bool ShowEnds { get; set; }

    protected override string ToolName => NestedDotnet.Name;
    protected override Encoding StandardOutputEncoding => Encoding.UTF8;
    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    private static string OwnVersion =>
        typeof(RunPerfGates).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override bool Execute()
    {
        if (Version != OwnVersion)
        {
            Complain(Rules.VersionMix, Version, OwnVersion);
            return false;
        }
        var nonce = Guid.NewGuid().ToString("n");
        try
        {
            using (run = new RunFolder(ResultsFolder, nonce))
                RunAndJudge(nonce);
        }
        catch (Exception world) when (world is IOException or UnauthorizedAccessException)
        {
            Complain(Rules.ResultsNotWritten, ResultsFolder, world.Message);
        }
        return !cancelled && !Log.HasLoggedErrors;
    }

    public override void Cancel()
    {
        cancelled = true;
        ending?.Begin(); // before there is one, nothing has been started
    }

    private void RunAndJudge(string nonce)
    {
        Request(nonce).WriteTo(run.RequestPath);
        var reaper = new Reaper(NestedDotnet.Host(DotnetHost), Engine, nonce, run.Write);
        var steps = new EndingSteps(IsDone: () => File.Exists(run.VerdictPath), OnTimeout: () => timedOut = true, run.AskToEnd, Kill: base.Cancel, reaper.Reap, run.Write);
        using (ending = new Ending(TimeSpan.FromSeconds(TimeoutSeconds), steps))
            if (!cancelled)
                base.Execute();

        var verdict = EngineVerdict.Read(run.VerdictPath, nonce);
        if (verdict is not { Completed: true }) reaper.Reap();
        if (cancelled) Log.LogMessage(MessageImportance.Low, "PerfGates: cancelled");
        else if (verdict is { Completed: true }) Judge(verdict);
        else JudgeUnfinished(verdict);
        if (run.LogProblem is { } problem) Complain(Rules.ResultsNotWritten, run.LogPath, problem);
    }

    private void Judge(EngineVerdict verdict)
    {
        if (verdict.Version != Version)
        {
            Complain(Rules.VersionMix, Version, verdict.Version ?? "unknown");
            return;
        }
        foreach (var diagnostic in verdict.Diagnostics!) Log.Add(diagnostic, ShowEnds);
        run.PublishVerdict();
    }

    // What an unfinished run has found so far is shown, but it can only be red.
    private void JudgeUnfinished(EngineVerdict? verdict)
    {
        if (timedOut)
        {
            Complain(Rules.BuildTimeout, TimeoutSeconds + " s");
            return;
        }
        foreach (var diagnostic in verdict?.Diagnostics ?? []) Log.Add(diagnostic, ShowEnds);
        if (Log.HasLoggedErrors) return;
        if (ExitCode is Reaper.FrameworkMissing or Reaper.FrameworkMissingOnUnix) Complain(Rules.NoRuntime);
        else Complain(Rules.EngineDied, run.LogPath);
    }

    private EngineRequest Request(string nonce) => new()
    {
        Nonce = nonce,
        Version = Version,
        Entry = Entry,
        BudgetFile = BudgetFile,
        Project = Project,
        Configuration = Configuration,
        TargetFrameworks = TargetFrameworks,
        Outputs = Outputs,
        Projects = [.. Projects.Select(BuiltProject.From).GroupBy(p => (p.Project, p.Output)).Select(same => same.First())],
        PublishFolder = string.IsNullOrEmpty(PublishFolder) ? null : PublishFolder,
        Tags = Words(Tags),
        Gates = Words(Gates),
        Strict = Strict,
        BuildBenchmarks = BuildBenchmarks,
        Compare = Compare.Trim() is { Length: > 0 } with ? with : null,
        Profile = Profile.Trim(),
        Reports = Reports,
        Ci = Ci.Trim(),
        Webhook = Webhook.Trim(),
        Otlp = Otlp,
        ResultsFolder = ResultsFolder,
        RunFolder = run.Path,
        LockTimeoutSeconds = LockTimeoutSeconds,
        QuietTimeoutSeconds = QuietTimeoutSeconds,
        Why = Why,
    };

    private static string[] Words(string list) =>
        [.. list.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim()).Where(word => word != "")];

    private void Complain(Rule rule, params object[] arguments) => Log.Add(rule.At(SourceSpan.StartOf(BudgetFile), arguments));

    protected override string GenerateFullPathToTool() => NestedDotnet.Host(DotnetHost);

    protected override string GenerateCommandLineCommands() =>
        $"{NestedDotnet.Quoted(Engine)} run --request {NestedDotnet.Quoted(run.RequestPath)}";

    protected override string GetWorkingDirectory() => Path.GetDirectoryName(Project)!;

    protected override void LogToolCommand(string message) => Log.LogMessage(MessageImportance.Low, "{0}", message);

    // Never the base's: it turns a line that looks like an error into an error of the build.
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        const string Machine = "##pg ", Progress = Machine + "progress ";
        if (singleLine.StartsWith(Progress, StringComparison.Ordinal))
        {
            Log.LogMessage(MessageImportance.High, "{0}", singleLine.Substring(Progress.Length));
        }
        else if (!singleLine.StartsWith(Machine, StringComparison.Ordinal))
        {
            run.Write(singleLine);
            Log.LogMessage(MessageImportance.Low, "{0}", singleLine);
        }
    }

    protected override bool HandleTaskExecutionErrors() => true;
}
