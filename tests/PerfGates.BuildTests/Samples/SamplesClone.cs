using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

/// <summary>One clone for all samples. They run alone, one after the other: they measure.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SamplesClone : ICollectionFixture<Clone>
{
    public const string Name = "samples";
}
