using System.Runtime;
using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;

namespace PerfGates.BenchmarkHost;

/// <summary>Counts what the JIT compiles between the first and the last measured iteration.</summary>
internal sealed class Steadiness : IDiagnoser
{
    private long _before;

    public long Compiled { get; private set; }

    public IEnumerable<string> Ids => [nameof(Steadiness)];

    public IEnumerable<IExporter> Exporters => [];

    public IEnumerable<IAnalyser> Analysers => [];

    public BenchmarkDotNet.Diagnosers.RunMode GetRunMode(BenchmarkCase benchmarkCase) => BenchmarkDotNet.Diagnosers.RunMode.NoOverhead;

    public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
    {
        if (signal == HostSignal.BeforeActualRun) _before = JitInfo.GetCompiledMethodCount();
        if (signal == HostSignal.AfterActualRun) Compiled = JitInfo.GetCompiledMethodCount() - _before;
    }

    public IEnumerable<Metric> ProcessResults(DiagnoserResults results) => [];

    public void DisplayResults(ILogger logger) { }

    public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) => [];
}
