using PerfGates.Benchmarks.Record;

namespace PerfGates.Tests.Study;

public sealed class RecordingOnesOwn : StudyFolder
{
    // A session is added without reading the others; the study finds both.
    [Fact]
    public async Task Sessions_are_added_and_read_back()
    {
        var file = Path.Combine(Root, "mine", "runs.csv.gz");
        foreach (var session in new[] { "1", "2" })
            RecordedRun.Add(file, [.. Enumerable.Range(0, 12).Select(r => new RecordedRun(session, "Suite.Kinds.Sort", r, 1000 + r * .1))]);
        Assert.Equal("2 0 0 1 1 0 6", (await StudyAsync()).Figures("mine", "perfgates"));
    }
}
