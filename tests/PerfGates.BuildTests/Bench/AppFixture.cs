namespace PerfGates.BuildTests.Bench;

/// <summary>One library with a budget file, built once for all facts of a class.</summary>
public sealed class AppFixture(Workbench bench)
{
    public Repository Repository { get; } = bench.NewRepository().App().Built();
}
