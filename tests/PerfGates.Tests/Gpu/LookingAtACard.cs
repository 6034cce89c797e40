using PerfGates.Gpu;

namespace PerfGates.Tests.Gpu;

public class LookingAtACard
{
    private const string Trace = "1 1000 77:900\n5 5000 self:4000 77:900\n2 9192 self:8192 77:900\n5 3000 self:2000 77:900\n";

    [Fact]
    public async Task The_peak_is_that_of_its_own_processes_and_a_foreign_one_is_none_of_them()
    {
        await using var card = new FakeCard(Trace);
        GoldenFile.Matches(await card.SayAsync(), "tree.txt");
    }

    [Fact]
    public async Task The_whole_card_is_what_it_has_more_than_before()
    {
        await using var card = new FakeCard(Trace);
        GoldenFile.Matches(await card.SayAsync(scope: GpuScope.Device), "device.txt");
    }

    [Fact]
    public async Task Others_that_grow_on_the_whole_card_leave_it_open()
    {
        await using var card = new FakeCard("1 1000 77:900\n3 5000 self:4000 77:900\n5 7000 self:4000 77:2900\n");
        GoldenFile.Matches(await card.SayAsync(scope: GpuScope.Device), "others.txt");
    }

    [Theory]
    [InlineData("both")] // in two lists at once
    [InlineData("size")] // the list is longer than the room for it
    [InlineData("word")] // the structure's version is refused
    [InlineData("slow")]
    [InlineData("mig")]
    public async Task Odd_drivers_tell_the_same(string mode)
    {
        await using var card = new FakeCard(Trace, mode);
        GoldenFile.Matches(await card.SayAsync(), "tree.txt");
    }

    [Theory]
    [InlineData("na")]
    [InlineData("hostpids")]
    [InlineData("listperm")]
    [InlineData("v2err")]
    [InlineData("stride16")]
    public async Task Where_processes_are_not_told_it_is_the_whole_card_and_says_why(string mode)
    {
        await using var card = new FakeCard(Trace, mode);
        GoldenFile.Matches(await card.SayAsync(), $"{mode}.txt");
    }

    [Theory]
    [InlineData("noperm")]
    [InlineData("notloaded")]
    [InlineData("nocard")]
    [InlineData("unified")]
    public async Task Without_a_card_that_can_be_read_there_is_no_figure(string mode)
    {
        await using var card = new FakeCard(Trace, mode);
        GoldenFile.Matches(await card.SayAsync("true"), $"{mode}.txt");
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("crash")]
    public async Task A_card_that_goes_away_leaves_no_figure_but_looks(string mode)
    {
        await using var card = new FakeCard("1 1000\n500 5000 self:4000\n", mode);
        GoldenFile.Matches(await card.SayAsync(), $"{mode}.txt");
        Assert.NotEmpty(card.Record.Gpu);
    }

    [Fact]
    public async Task What_the_driver_keeps_of_a_process_is_its_peak()
    {
        await using var card = new FakeCard("1 1000\n5 5000 self:4000\n5 8000 self:7000\n", "accounting");
        GoldenFile.Matches(await card.SayAsync(), "accounting.txt");
    }

    [Fact]
    public async Task A_program_that_is_never_on_the_card_has_no_peak_of_0()
    {
        await using var card = new FakeCard("1 1000 77:900\n5 1000 77:900\n");
        GoldenFile.Matches(await card.SayAsync(), "never.txt");
    }

    [Fact]
    public async Task Heat_is_seen()
    {
        await using var card = new FakeCard(Trace, "hot");
        await card.SayAsync();
        Assert.All(card.Record.Gpu, look => Assert.True(look.Devices[0].Throttled));
    }
}
