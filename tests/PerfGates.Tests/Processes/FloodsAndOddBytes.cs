using System.Text;
using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

public class FloodsAndOddBytes : IAsyncLifetime
{
    private readonly Sandbox _sandbox;

    public FloodsAndOddBytes()
        : this(new Sandbox())
    {
    }

    private protected FloodsAndOddBytes(Sandbox sandbox) => _sandbox = sandbox;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public async Task Two_hundred_megabytes_pass_in_bounded_memory_and_a_bounded_log()
    {
        var (lines, characters, most) = (0, 0L, 0L);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var end = await _sandbox.Run(_sandbox.Sh($"yes {new string('x', 99)} 2>/dev/null | head -c 200000000; echo end") with
        {
            OutputLine = line =>
            {
                (lines, characters) = (lines + 1, characters + line.Length + 1);
                if (lines % 100_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            },
        });
        Assert.Equal((2_000_001, 200_000_004), (lines, characters));
        Assert.InRange(most - before, long.MinValue, 200_000_000); // held as text they would be 400 MB; other tests run in this process meanwhile
        Assert.InRange(new FileInfo(_sandbox.LogFile).Length, LogFile.Most - 100, LogFile.Most + 4000);
        Assert.Equal(["end"], end.LastLines.TakeLast(1));
        var tail = File.ReadLines(_sandbox.LogFile).TakeLast(21).ToArray();
        Assert.Equal($"(perfgates: {200_000_004 - LogFile.Most / 100 * 100} characters of output are left out here; the last lines were:)", tail[0]);
        Assert.Equal("end", tail[^1]);
    }

    [Fact]
    public async Task A_line_without_end_is_cut_for_callbacks_and_whole_in_the_log()
    {
        List<string> lines = [];
        await _sandbox.Run(_sandbox.Sh("head -c 5000000 /dev/zero | tr '\\0' x; echo; echo after") with { OutputLine = lines.Add });
        Assert.Equal([new string('x', LineCutter.Longest), "after"], lines);
        Assert.Equal(5_000_000 + 1 + 6, new FileInfo(_sandbox.LogFile).Length);
    }

    [Fact]
    public async Task What_is_not_utf8_is_replaced_and_nothing_else_is_lost()
    {
        List<string> lines = [];
        await _sandbox.Run(_sandbox.Sh(@"printf '\357\273\277first\n\377\376ok\nhalf \303'") with { OutputLine = lines.Add });
        Assert.Equal(["first", "\uFFFD\uFFFDok", "half \uFFFD"], lines);
    }

    [Theory]
    [InlineData("a\nb\r\nc\rd", "a|b|c|d")]
    [InlineData("\n\n", "|")]
    [InlineData("\r\n\n", "|")]
    [InlineData("", null)]
    public void Every_kind_of_line_end_however_it_is_chopped(string text, string? lines)
    {
        for (var size = 1; size <= Math.Max(1, text.Length); size++)
        {
            List<string> cut = [];
            var cutter = new LineCutter(piece => cut.Add(piece.Text));
            foreach (var chunk in text.Chunk(size)) cutter.Feed(chunk);
            cutter.Finish();
            Assert.Equal(lines?.Split('|') ?? [], cut);
        }
    }

    [Fact]
    public void A_line_of_exactly_the_longest_length_is_one_piece()
    {
        List<LinePiece> pieces = [];
        var cutter = new LineCutter(pieces.Add);
        cutter.Feed(new string('x', LineCutter.Longest) + "\n" + new string('y', LineCutter.Longest + 1));
        cutter.Finish();
        Assert.Equal([(true, true), (true, false), (false, true)], pieces.Select(p => (p.First, p.Last)));
    }
}
