using System.Globalization;

namespace PerfGates.Tests.Study;

public sealed class ReplayingHistories : StudyFolder
{
    // Eight builds before, three after: of 13 builds two are judged. The first is 20 % slower and the three after it are not.
    // We never compare with fewer than ten stored values, and only look at the two and the one that came.
    [Fact]
    public async Task An_alarm_that_the_next_builds_do_not_keep_up_is_false()
    {
        Write("history/history.csv", History(100, 101, 100, 101, 100, 101, 100, 101, 120, 100, 101, 100, 101));
        var study = await StudyAsync();
        Assert.Equal("2 0.5 0.5 0.5 0.5 0 1", study.Figures("history", "last value + 10 %"));
        Assert.Equal("2 0 0 0 0 1 1.5", study.Figures("history", "perfgates"));
    }

    [Fact]
    public async Task An_alarm_that_stays_is_none()
    {
        Write("history/history.csv", History(100, 101, 100, 101, 100, 101, 100, 101, 120, 121, 120, 121, 120));
        Assert.StartsWith("2 0 ", (await StudyAsync()).Figures("history", "last value + 10 %"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eleven_builds_are_too_few()
    {
        Write("history/history.csv", History([.. Enumerable.Repeat(100.0, 11)]));
        Assert.Equal(1, (await StudyAsync()).ExitCode);
    }

    private static string History(params double[] values) => "path,suite,benchmark,unit,epoch_ms,commit,value,stddev\n"
        + string.Concat(values.Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"p,s,\"with, comma\",ns,{1700000000000 + i},c{i},{v},1\n")));
}
