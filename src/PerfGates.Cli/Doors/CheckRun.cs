using System.Security.Cryptography;
using PerfGates.Baselines;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Profiles;
using PerfGates.Recordings;
using PerfGates.Reports;
using PerfGates.Reports.VerdictFile;
using PerfGates.Revisions;
using PerfGates.Running;
using PerfGates.Verdicts;

namespace PerfGates.Cli.Doors;

/// <summary>Carries out a job: plan, run, and write the results. Both doors end here. The budget file is read once.</summary>
internal sealed class CheckRun(CheckJob job, Surroundings surroundings, Action<RunEvent> tell)
{
    private string _text = "";
    private Baseline _baseline = Baseline.None;
    private Secrets _secrets = new([surroundings.Environment.GetValueOrDefault(Webhook.Variable, "")]);

    /// <summary>What became of the report; known once run.</summary>
    public Delivered Delivered { get; private set; } = Delivered.Nothing;

    /// <summary>Makes the secrets of the budget file unreadable, in whatever is shown or written; known once planned.</summary>
    public string Mask(string text) => _secrets.Mask(text);

    /// <summary>The plan, or a plan of nothing with the reason.</summary>
    public PlanResult Plan()
    {
        var at = SourceSpan.StartOf(job.BudgetFile);
        if (!File.Exists(job.BudgetFile)) return Refused(Rules.BudgetFileMissing.At(at, job.BudgetFile));
        if (RunProfiles.Parse(job.Profile) is null) return Refused(Rules.UnknownProfile.At(at, job.Profile));
        try
        {
            _text = File.ReadAllText(job.BudgetFile);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused(Rules.BudgetFileUnreadable.At(at, job.BudgetFile, unreadable.Message));
        }
        var planned = BudgetCheck.Plan(Request(), ProbeCatalog.All);
        _secrets = new([.. planned.Plan.Secrets, surroundings.Environment.GetValueOrDefault(Webhook.Variable, "")]);
        List<Diagnostic> notRead = [];
        _baseline = StoredBaseline.Read(job.BudgetFile, notRead);
        return planned with { Problems = Masked([.. planned.Problems, .. notRead]) };
    }

    /// <summary>The plan of a text that stands in no file yet.</summary>
    public PlanResult PlanOf(string text)
    {
        _text = text;
        return BudgetCheck.Plan(Request(), ProbeCatalog.All);
    }

    /// <summary>Measures and judges nothing; writes logs alone.</summary>
    /// <param name="look">Ends each gate.</param>
    /// <exception cref="OperationCanceledException">Cancelled; everything that was started is gone.</exception>
    public async Task<Measurements> MeasureAsync(PlanResult planned, Func<PlannedGate, Measurements, StillOpen> look, CancellationToken cancellation)
    {
        RunFolders.DeleteOld(job.ResultsFolder, job.RunFolder, surroundings.Clock.GetUtcNow());
        Directory.CreateDirectory(job.RunFolder);
        return await new Runner(World()).RunAsync(planned.Plan, look, cancellation);
    }

    /// <exception cref="OperationCanceledException">Cancelled; everything that was started is gone, and no verdict was written.</exception>
    public async Task<Report> RunAsync(PlanResult planned, CancellationToken cancellation)
    {
        RunFolders.DeleteOld(job.ResultsFolder, job.RunFolder, surroundings.Clock.GetUtcNow());
        Directory.CreateDirectory(job.RunFolder);
        SchemaFile.WriteFor(job);
        // Whatever happens next, what an earlier run has found must not speak for this one.
        if (!job.Build.FromBuild) File.Delete(LastVerdict);
        ReportFiles.DeleteAll(job.ResultsFolder);
        var world = World();
        var report = await BudgetCheck.RunAsync(Request(), planned, world, cancellation);
        var tree = new WorkTree(world.Processes, Path.GetDirectoryName(job.BudgetFile)!, Path.Combine(job.RunFolder, "git.log"), surroundings.Clock);
        report = report with { Diagnostics = Masked(report.Diagnostics), Context = await WhatChanged.InAsync(report, _baseline, world.Machine.Fingerprint, tree, cancellation) };
        if (job.Why) report = await ExplainedAsync(report, planned.Plan, world, cancellation);
        await WriteAsync(report, cancellation);
        return report;
    }

    private async Task<Report> ExplainedAsync(Report report, Plan plan, RunEnvironment world, CancellationToken cancellation)
    {
        List<Diagnostic> unreadable = [];
        var why = new WhyBreached(plan, world);
        var (explained, files) = await why.ExplainAsync(report, StoredProfiles.Read(job.BudgetFile, unreadable), cancellation);
        foreach (var (name, text) in files) ReportFiles.Write(job.ResultsFolder, name, Mask(text));
        return explained with { Diagnostics = Masked([.. explained.Diagnostics, .. unreadable]) };
    }

    /// <summary>Measures, and judges worsened copies; writes nothing.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; everything that was started is gone.</exception>
    public async Task<(IReadOnlyList<MutantVerdict> Mutants, IReadOnlyList<Diagnostic> Problems)> MutateAsync(PlanResult planned, CancellationToken cancellation)
    {
        RunFolders.DeleteOld(job.ResultsFolder, job.RunFolder, surroundings.Clock.GetUtcNow());
        Directory.CreateDirectory(job.RunFolder);
        var measured = await BudgetCheck.MeasureAsync(Request(), planned, World(), cancellation);
        return (Mutants.Of(measured), Masked([.. measured.Measurements.Gates.Values.SelectMany(g => g.AllProblems).Distinct()]));
    }

    /// <summary>Measures, and writes all of it to a file.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; everything that was started is gone, and nothing was written.</exception>
    public async Task<(Recording Recording, IReadOnlyList<Diagnostic> Problems)> RecordAsync(PlanResult planned, string path, CancellationToken cancellation)
    {
        RunFolders.DeleteOld(job.ResultsFolder, job.RunFolder, surroundings.Clock.GetUtcNow());
        Directory.CreateDirectory(job.RunFolder);
        var (world, started) = (World() with { Records = true }, surroundings.Clock.GetUtcNow());
        var measured = await BudgetCheck.MeasureAsync(Request(), planned, world, cancellation);
        var recording = PerfGates.Replay.Record(measured, world.Machine.Summary, world.Seed, Surroundings.Version, started, surroundings.Clock.GetUtcNow() - started);
        ReportFiles.Write(path, RecordingFile.Packed(Mask(RecordingFile.Write(recording)), path));
        return (recording, Masked([.. measured.Measurements.Gates.Values.SelectMany(g => g.AllProblems).Distinct()]));
    }

    /// <summary>Judges what was recorded; writes nothing.</summary>
    public Report Replay(PlanResult planned, Recording recording)
    {
        var report = PerfGates.Replay.Judged(Request(), planned, recording);
        return report with { Diagnostics = Masked(report.Diagnostics) };
    }

    /// <summary>Measures what budgets on a baseline refer to, and writes the baseline file if all of it was measured.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; everything that was started is gone, and nothing was written.</exception>
    public async Task<AcceptedValues> AcceptAsync(PlanResult planned, string reason, CancellationToken cancellation)
    {
        RunFolders.DeleteOld(job.ResultsFolder, job.RunFolder, surroundings.Clock.GetUtcNow());
        Directory.CreateDirectory(job.RunFolder);
        var world = World();
        var commit = await HeadCommit.OfAsync(world.Processes, Path.GetDirectoryName(job.BudgetFile)!, Path.Combine(job.RunFolder, "git.log"), cancellation);
        var accepted = new Acceptance(Surroundings.Version, commit, DateOnly.FromDateTime(surroundings.Clock.GetUtcNow().UtcDateTime), reason);
        var values = await BaselineAcceptance.RunAsync(planned, _baseline, world, accepted, cancellation);
        if (values.New is { } renewed) ReportFiles.Write(BaselineFile.PathOf(job.BudgetFile), Mask(BaselineFile.Write(renewed)));
        if (job.Why && values.New is not null) values = await ProfiledAsync(planned.Plan, values, accepted.Date, world, cancellation);
        return values with { Problems = Masked(values.Problems) };
    }

    /// <summary>What formats render, masked.</summary>
    public ReportDocument Document(Report report)
    {
        var document = ReportWriting.Document(report, RepositoryRoot.Of(job.BudgetFile));
        return _secrets.IsEmpty ? document : MaskedDocument.Of(document, Mask);
    }

    private async Task<AcceptedValues> ProfiledAsync(Plan plan, AcceptedValues values, DateOnly date, RunEnvironment world, CancellationToken cancellation)
    {
        List<Diagnostic> unreadable = [];
        var why = new WhyBreached(plan, world);
        var profiles = await why.AcceptAsync(StoredProfiles.Read(job.BudgetFile, unreadable), g => [.. values.Rows.Where(r => r.Gate == g.Name.Value).Select(r => new SubjectKey(r.New.Kind, r.New.Subject)).Distinct()], date, cancellation);
        ReportFiles.Write(AcceptedProfiles.PathOf(job.BudgetFile), Mask(profiles.Write()));
        return values with { Problems = [.. values.Problems, .. why.Problems, .. unreadable] };
    }

    private RunEnvironment World() =>
        new(
            job.RunFolder,
            Path.Combine(job.ResultsFolder, "cache"),
            surroundings.LockFile,
            job.LockTimeout,
            job.Build,
            new ChildProcesses(job.Nonce, surroundings.Environment) { Mask = Mask, Launcher = Program },
            new MachineFacts(surroundings.Environment),
            surroundings.Clock,
            happened => tell(happened switch
            {
                RunEvent.Note note => note with { Text = Mask(note.Text) },
                RunEvent.Preparing preparing => preparing with { Text = Mask(preparing.Text) },
                _ => happened,
            }))
        {
            Program = Program,
            SystemRoot = surroundings.Environment.GetValueOrDefault("PERFGATES_SYSROOT", ""),
            Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
            Watch = MachineWatch.OfThisMachine(job.Nonce, surroundings.Clock),
            QuietTimeout = job.QuietTimeout,
        };

    /// <summary>Full path of this program, to be started by dotnet.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "perfgates.dll");

    // Where `verify` looks. In a build the task puts it there, once it has judged it.
    private string LastVerdict => Path.Combine(job.ResultsFolder, "verdict.json");

    private async Task WriteAsync(Report report, CancellationToken cancellation)
    {
        Delivered = await new ReportDelivery(job, surroundings, Mask).DeliverAsync(Document(report), cancellation);
        report = report with { Diagnostics = [.. report.Diagnostics, .. Delivered.Warnings] };
        var partial = job.Selection.Tags.Count + job.Selection.Gates.Count > 0;
        var verdict = Mask(VerdictFile.Render(report, job.Nonce, job.ReportPath, job.Build.Outputs, partial, Surroundings.HelpPage));
        ReportFiles.Write(job.VerdictPath, verdict);
        if (!job.Build.FromBuild) ReportFiles.Write(LastVerdict, verdict);
    }

    private CheckRequest Request() => new(_text, job.BudgetFile, surroundings.Environment, Surroundings.Version, job.Selection, job.Strict) { Compare = job.Compare, Profile = RunProfiles.Parse(job.Profile) ?? RunProfile.Standard, Baseline = _baseline };

    private PlanResult Refused(Diagnostic problem) => new(new Plan(job.BudgetFile, [], [], Comparing.Standard), [problem]);

    private IReadOnlyList<Diagnostic> Masked(IReadOnlyList<Diagnostic> diagnostics) => [.. diagnostics.Select(d => d with { Text = Mask(d.Text) })];
}
