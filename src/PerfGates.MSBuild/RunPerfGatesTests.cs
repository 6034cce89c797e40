using System.Diagnostics;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PerfGates.Diagnostics;

namespace PerfGates.MSBuild;

/// <summary>
/// Builds and runs the test projects that stand before the gates. By MSBuild target, not by 'dotnet test': that runs the
/// tests of one platform only, and says nothing when the platform is the other one.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RunPerfGatesTests : ToolTask
{
    private readonly string nonce = Guid.NewGuid().ToString("n");
    private readonly object writing = new();
    private volatile bool cancelled, timedOut;
    private Ending ending = null!;
    private string arguments = "", folder = "";
    private StreamWriter? log;
    private string? logProblem;

    [Required] public ITaskItem[] Projects { get; set; } = [];
    [Required] public string Configuration { get; set; } = "";
    [Required] public string BudgetFile { get; set; } = "";
    [Required] public string ResultsFolder { get; set; } = "";
    [Required] public string Engine { get; set; } = "";
    public int TimeoutSeconds { get; set; } = 3600;
    public string DotnetHost { get; set; } = "";

    protected override string ToolName => NestedDotnet.Name;
    protected override Encoding StandardOutputEncoding => Encoding.UTF8;
    protected override Encoding StandardErrorEncoding => Encoding.UTF8;

    public override bool Execute()
    {
        var reaper = new Reaper(NestedDotnet.Host(DotnetHost), Engine, nonce, Note);
        // Tests take no requests: they are killed at once.
        var steps = new EndingSteps(IsDone: () => false, OnTimeout: () => timedOut = true, Ask: base.Cancel, Kill: base.Cancel, reaper.Reap, Note);
        using (ending = new Ending(TimeSpan.FromSeconds(TimeoutSeconds), steps))
            foreach (var project in Projects.Select(item => item.GetMetadata("FullPath")).Distinct())
                if (!cancelled && !timedOut && !Log.HasLoggedErrors)
                    Test(project);
        if (cancelled || timedOut) reaper.Reap();
        if (logProblem is not null) Complain(Rules.ResultsNotWritten, ResultsFolder, logProblem);
        return !cancelled && !Log.HasLoggedErrors;
    }

    public override void Cancel()
    {
        cancelled = true;
        ending?.Begin(); // before there is one, nothing has been started
    }

    private void Test(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Log.LogMessage(MessageImportance.High, "{0}", $"{name}: tests, before the gates");
        if (!File.Exists(project))
        {
            Complain(Rules.NotATestProject, project, "does not exist");
            return;
        }
        folder = Path.GetDirectoryName(project)!;
        var logFile = Path.Combine(Directory.CreateDirectory(ResultsFolder).FullName, $"tests-{name}.log");
        var factsFile = Path.Combine(ResultsFolder, $"tests-{name}.json");
        using (var opened = new StreamWriter(logFile))
        {
            lock (writing) log = opened;
            File.Delete(factsFile);
            if (!Dotnet($"-t:Build -getProperty:{TestProjectFacts.Names} -getResultOutputFile:{NestedDotnet.Quoted(factsFile)}", project))
                Complain(Rules.TestsRed, name, timedOut ? Late : "do not build", logFile);
            else if (TestProjectFacts.Read(factsFile).RunOptions is not { } run)
                Complain(Rules.NotATestProject, project, "is not a test project");
            else if (!Dotnet($"--no-restore -p:VSTestNoBuild=true {run}", project))
                Complain(Rules.TestsRed, name, timedOut ? Late : "failed", logFile);
            lock (writing) log = null;
        }
    }

    private string Late => $"did not finish within {TimeoutSeconds} s (PerfGatesTimeout)";

    private bool Dotnet(string options, string project)
    {
        arguments = $"build {NestedDotnet.Quoted(project)} -c {NestedDotnet.Quoted(Configuration)} -nologo -tl:off {options}";
        return base.Execute() && ExitCode == 0;
    }

    // After a cancelled build nothing failed.
    private void Complain(Rule rule, params object[] details)
    {
        if (!cancelled) Log.Add(rule.At(SourceSpan.StartOf(BudgetFile), details));
    }

    // Never throws: the output must be read to its end even if there is no room for it.
    private void Note(string line)
    {
        lock (writing)
        {
            if (logProblem is not null) return;
            try
            {
                log?.WriteLine(line);
            }
            catch (IOException problem)
            {
                logProblem = problem.Message;
            }
        }
    }

    protected override string GenerateFullPathToTool() => NestedDotnet.Host(DotnetHost);

    protected override string GenerateCommandLineCommands() => arguments;

    // The test project's own: its global.json and nuget.config count.
    protected override string GetWorkingDirectory() => folder;

    protected override ProcessStartInfo GetProcessStartInfo(string pathToTool, string commandLineCommands, string responseFileSwitch)
    {
        var start = base.GetProcessStartInfo(pathToTool, commandLineCommands, responseFileSwitch);
        NestedDotnet.Prepare(start, nonce);
        return start;
    }

    protected override void LogToolCommand(string message) => Log.LogMessage(MessageImportance.Low, "{0}", message);

    // Never the base's: a failed assertion in the output would become an error of the build, without the code that says what it means.
    protected override void LogEventsFromTextOutput(string singleLine, MessageImportance messageImportance)
    {
        Note(singleLine);
        Log.LogMessage(MessageImportance.Low, "{0}", singleLine);
    }

    protected override bool HandleTaskExecutionErrors() => true;
}
