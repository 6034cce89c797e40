using System.Text;
using PerfGates.Gpu;
using PerfGates.Pictures;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Recordings;
using PerfGates.Resources;
using PerfGates.Tests.Reports;
using PerfGates.Units;

namespace PerfGates.Tests.Recordings;

/// <summary>What goes into a file comes out of it.</summary>
public class KeepingEverything
{
    private static readonly Evidence[] OneOfEach =
    [
        new Evidence.Percentile(0.95, new([new(3, 1, [2, 1], [(0.01, 2)])], [0.1, 0.2], [(0.01, 2)], [(0.5, 0.01), (0.7, double.PositiveInfinity)])),
        new Evidence.Hits([(1, 10), (0, 12)]) { Word = "iteration" },
        new Evidence.Mean([1.5, 2.5]) { MeterOverloaded = "it was busy", MeterError = 0.25 },
        new Evidence.Bracket(330, "the machine was full") { LoadTooLight = "it was light", LoadShare = 0.5 },
        new Evidence.Once(),
        new Evidence.Growth([new([0, 30, 60], [1e6, 2e6, 3e6])], 30),
        new Evidence.Absent("no GPU was found"),
        new Evidence.Unknown("the process ended before"),
    ];

    public static TheoryData<string> Kinds => [.. typeof(Evidence).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Select(t => t.Name)];

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_of_evidence(string kind)
    {
        var evidence = OneOfEach.Single(e => e.GetType().Name == kind);
        var restored = Again(new Reading(1.5) { Evidence = evidence });

        Assert.IsType(evidence.GetType(), restored.Evidence);
        Assert.Equivalent(evidence, restored.Evidence, strict: true);
    }

    [Fact]
    public void All_that_a_reading_says()
    {
        var reading = new Reading(double.NaN, Dimension.Size, "largest: app.js") { Range = new(1, double.PositiveInfinity, "why", "need"), Source = "NVML", Better = Direction.HigherIsBetter };

        Assert.Equal(reading, Again(reading));
    }

    [Fact]
    public void All_that_was_watched()
    {
        var record = new ResourceRecord(
            12.5,
            [new(0.02, 1_000_000, 900_000, 0.01, 4096, null, 3, null, 1), new(0.04, null, 950_000, 0.02, 4096, 0, 4, 17, 2)],
            [new(1, MarkKind.MeasuringBegins, ""), new(2, MarkKind.StageBegins, "decode")],
            [new(TimeSpan.FromSeconds(1.5), TimeSpan.FromMilliseconds(20), 1 << 20, null, 2 << 20, 5, 6, 7) { MemoryLimit = 3, GroupObstacle = "no" }])
        {
            Begun = 0.5,
            PeakProcess = 1,
            PeakOfEach = 2,
            PeakGroup = 3,
            LongestGap = 0.031,
            Period = 0.02,
            Processors = 2,
            Doubt = "denied",
            Members = [new(42, "sh", 0.1, 0.2) { WasThere = true }],
            Gpu = [new(0.1, [new("GPU-1", "Card", null, 5, 6, true)], [new("GPU-1", 42, null, 7) { Kept = 8 }]) { Doubt = "hidden" }],
            GpuFacts = new("NVML", "570.1", "no counter"),
            GpuLooks = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(6), GpuScope.Device),
            OwnVideoMemory = 9,
            GpuObstacle = new(true, "no GPU"),
        };

        Assert.Equivalent(record, Again([Subject.Gate(new Dictionary<string, Reading>())], record).Resources, strict: true);
    }

    [Fact]
    public void Every_kind_of_picture()
    {
        Picture[] pictures = [.. ExamplePictures.OfLoad, .. ExamplePictures.OfFiles, .. ExamplePictures.OfStages];
        Assert.Equal(typeof(Picture).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Select(t => t.Name).Order(), pictures.Select(p => p.GetType().Name).Distinct().Order());

        var run = RecordedRun.Of(new Observations([], []) { Pictures = pictures });
        var text = System.Text.Json.JsonSerializer.Serialize(run, RecordingJson.Options);
        var again = System.Text.Json.JsonSerializer.Deserialize<RecordedRun>(text, RecordingJson.Options)!;
        Assert.Equal(text, System.Text.Json.JsonSerializer.Serialize(again, RecordingJson.Options));
        Assert.Equivalent(pictures, again.Observed(PerfGates.Diagnostics.SourceSpan.StartOf("x")).Pictures, strict: true);
    }

    [Fact]
    public void Ten_minutes_are_some_hundred_kilobytes()
    {
        var random = new Random(1);
        var record = new ResourceRecord(600, [.. Enumerable.Range(0, 30_000).Select(i => new ResourceSample(i * 0.02 + random.NextDouble() * 0.001, 200_000_000 + random.Next(1000) * 4096L, 190_000_000 + random.Next(1000) * 4096L, i * 0.01, i * 4096L, i * 512L, 20 + random.Next(3), 100, 2))], [], []);
        var text = RecordingFile.Write(Of([], record));

        Assert.InRange(RecordingFile.Packed(text, "x.json").Length, 1_000_000, 3_000_000);
        Assert.InRange(RecordingFile.Packed(text, "x.json.gz").Length, 100_000, 900_000);
    }

    [Theory]
    [InlineData("x.json")]
    [InlineData("x.json.gz")]
    public void Compressed_or_not(string name)
    {
        var text = RecordingFile.Write(Of([], null));
        var bytes = RecordingFile.Packed(text, name);

        Assert.Equal(name.EndsWith(".gz", StringComparison.Ordinal), !bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)));
        // Its own first bytes tell, not its name.
        Assert.Equal(text, RecordingFile.Write(RecordingFile.Read(bytes, "renamed", [])!));
    }

    internal static Recording Of(IReadOnlyList<Subject> subjects, ResourceRecord? record) => new(
        Recording.CurrentVersion, "0.1.0", new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), 1.5, 7, new("Linux", "x64", ".NET 10", 2, new Dictionary<string, string> { ["cpu"] = "a" }), null,
        [
            new("g", "script", null, 1.25, 1, true, [new("PG2016", PerfGates.Diagnostics.Severity.Error, "'x' ended")],
            [
                new(new(subjects, [], new Dictionary<string, string> { ["tool"] = "1" }, "abc", record), null, [new("case", "a")], new(0.1, 0.2, 0.3, "busy"), [new("case", "b")], new("1 core", ["cores: 1"], "it was not")),
            ]),
        ]);

    private static Reading Again(Reading reading) => Again([Subject.Gate(new Dictionary<string, Reading> { ["time"] = reading })], null).Subjects.Single().Values["time"];

    private static RecordedRun Again(IReadOnlyList<Subject> subjects, ResourceRecord? record)
    {
        var written = Of(subjects, record);
        List<PerfGates.Diagnostics.Diagnostic> problems = [];
        var read = RecordingFile.Read(RecordingFile.Packed(RecordingFile.Write(written), "x.json"), "x.json", problems);
        Assert.Equal("", string.Join('\n', problems));
        Assert.Equal(RecordingFile.Write(written), RecordingFile.Write(read!));
        return read!.Gates.Single().Rounds.Single().Head;
    }
}
