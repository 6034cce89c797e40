using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Validators;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;
using PerfGates.Probes.Benchmark;

namespace PerfGates.BenchmarkHost;

internal static class Measurement
{
    /// <exception cref="InvalidOperationException">The case cannot be run as its job asks.</exception>
    /// <exception cref="System.Reflection.TargetInvocationException">It ran and has no result.</exception>
    public static HostMeasurement Take(Cases cases, HostPlan plan, int index)
    {
        var found = cases[index, plan.Name];
        var job = Plan(found.Job, plan);
        var steadiness = new Steadiness();
        // Of the user's configuration only the job counts, and of that only what is not our plan. No logger: its own
        // methods would be compiled while the benchmark is measured.
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default, steadiness)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddValidator(InProcessValidator.FailOnError) // A process that is not what the job asks for is a failure, not a footnote.
            .WithArtifactsPath(Path.GetDirectoryName(plan.Result)!)
            .WithOptions(ConfigOptions.DisableLogFile)
            .CreateImmutableConfig();
        var mine = BenchmarkCase.Create(found.Descriptor, job, found.Parameters, config);

        var thrown = new LastException();
        var summary = BenchmarkRunner.Run(new BenchmarkRunInfo([mine], found.Descriptor.Type, config));
        if (summary.ValidationErrors.FirstOrDefault(e => e.IsCritical) is { } refusal) throw new InvalidOperationException(Reason(refusal, job));
        var report = summary.Reports.SingleOrDefault();
        if (report?.ResultStatistics is null) throw thrown.AsFailure();
        var actual = Iterations(report, IterationStage.Actual);
        return new(
            Iterations(report, IterationStage.Result),
            actual[0] / actual[^1],
            steadiness.Compiled,
            job.ResolveValue(BenchmarkDotNet.Jobs.RunMode.RunStrategyCharacteristic, RunStrategy.Throughput) != RunStrategy.ColdStart,
            report.GcStats.GetBytesAllocatedPerOperation(mine),
            [report.GcStats.Gen0Collections, report.GcStats.Gen1Collections, report.GcStats.Gen2Collections],
            report.GcStats.TotalOperations,
            ProcessFacts.Of(job));
    }

    private static IReadOnlyList<double> Iterations(BenchmarkReport report, IterationStage stage) =>
        [.. report.AllMeasurements.Where(m => m.Is(IterationMode.Workload, stage)).Select(m => m.Nanoseconds / m.Operations)];

    // "Job A=1, B=2, Toolchain=…, GcMode.Server was run as False (True expected). Fix your test runner options."
    private static string Reason(ValidationError refusal, Job job) =>
        FirstLine.Of(refusal.Message)
            .Replace($"Job {job}, ", "its job's ", StringComparison.Ordinal)
            .Replace(" Fix your test runner options.", "", StringComparison.Ordinal);

    private static Job Plan(Job users, HostPlan plan)
    {
        return new Job(users)
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromDays(1), logOutput: false)) // The gate's own time-out ends it.
            .WithLaunchCount(1)
            .WithWarmupCount(plan.WarmUp)
            .WithIterationCount(plan.Iterations)
            .WithIterationTime(TimeInterval.FromMilliseconds(plan.IterationMilliseconds))
            .WithOutlierMode(OutlierMode.DontRemove);
    }
}
