using PerfGates.DotNet;
using PerfGates.Probes;
using PerfGates.Probes.Process;

namespace PerfGates.Tests.Probes.Process;

public class WordsForWhatGrows
{
    private static readonly LeakSettings Leak = new(TimeSpan.FromSeconds(30), [], default!, 13, default!);

    private static LeakWatch Watch(double memory, double? heap, IReadOnlyList<TypeGrowth>? types = null, string? doubt = null, double threads = 0, double files = 0)
    {
        Floor[] floors = [.. Enumerable.Range(1, 9).Select(i => new Floor(i * 10, 100e6 + memory * i / 3, heap is null ? null : 20e6 + heap * i / 3, 10 + (int)(threads * i / 3), 50 + (int)(files * i / 3)))];
        var kinds = (new KeptKinds(new Dictionary<string, int> { ["socket"] = 4, ["/dev/null"] = 1 }, new Dictionary<string, int> { ["worker"] = 8 }),
            new KeptKinds(new Dictionary<string, int> { ["socket"] = 40, ["/dev/null"] = 1, ["pipe"] = 2 }, new Dictionary<string, int> { ["worker"] = 80 }));
        return new([floors, floors], types, kinds, doubt);
    }

    private static string Told(LeakWatch watch, LeakSettings? leak = null, Metric? metric = null) => new LeakCause(watch, leak ?? Leak).Of(metric ?? ResourceMetrics.MemoryGrowth) ?? "nothing";

    [Fact]
    public void Say_which_kind_of_memory_and_which_types()
    {
        TypeGrowth[] types = [new("Shop.CartEntry", 51_200_000, 51_200), new("Shop.CartEntry[]", 4_000_000, 0), new("System.String", 1_000, 1), new("System.Object", 24, 1)];
        TypeGrowth[] each = [new("Shop.CartEntry", 5_616, 117), new("System.String", 5_640, 235), new("System.Byte[]", 9_000, 234)];
        GoldenFile.Matches(string.Join('\n',
        [
            Told(Watch(62.4e6, 61e6, types)),
            Told(Watch(62.4e6, 61e6, null, "dotnet (4711): it has more objects than 1024 MB can tell")),
            Told(Watch(62.4e6, 61e6, [])),
            Told(Watch(62.4e6, 1e6, types)),
            Told(Watch(62.4e6, -1e6, types, null, threads: 12, files: 30)),
            Told(Watch(62.4e6, 20e6, types)),
            Told(Watch(62.4e6, null)),
            Told(Watch(0, 5e3, each), Leak with { Repeat = ["http://127.0.0.1/"] }, ResourceMetrics.HeapGrowth),
            Told(Watch(0, 5e3, each), null, ResourceMetrics.HeapGrowth),
            Told(Watch(0, 0, [], null, threads: 12, files: 30), null, ResourceMetrics.HandleGrowth),
            Told(Watch(0, 0, [], null, threads: 12, files: 30), null, ResourceMetrics.ThreadGrowth),
        ]), "words.txt");
    }

    [Fact]
    public void Are_kept_for_what_was_given_back()
    {
        var half = MemoryGivenBack.Of(100e6, 500e6, 300e6);
        Assert.Equal((.5, "before 100 MB, peak 500 MB, after 300 MB"), (half.Value, half.Source));
        Assert.Equal(-.5, MemoryGivenBack.Of(100e6, 300e6, 400e6).Value);
        Assert.IsType<Evidence.Absent>(MemoryGivenBack.Of(100e6, 119e6, 100e6).Evidence);
    }
}
