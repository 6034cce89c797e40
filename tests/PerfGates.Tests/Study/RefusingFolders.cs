namespace PerfGates.Tests.Study;

public sealed class RefusingFolders : StudyFolder
{
    private const string Header = "stamp,arm,toolchain,suite,benchmark,rep,ns_per_op\n";

    [Theory]
    [InlineData("", "study: ROOT/runs.csv: it is empty.\n")]
    [InlineData(Header + "1,base,any,suite,same,0\n", "study: ROOT/runs.csv: 6 fields under 7 columns in '1,base,any,suite,same,0'.\n")]
    [InlineData(Header + "1,base,any,suite,same,0,fast\n", "study: ROOT/runs.csv: 'fast' is no number, for 'ns_per_op' in '1,base,any,suite,same,0,fast'.\n")]
    [InlineData(Header + "1,base,any,suite,same,0,NaN\n", "study: ROOT/runs.csv: 'NaN' is no number, for 'ns_per_op' in '1,base,any,suite,same,0,NaN'.\n")]
    [InlineData(Header + "1,old,any,suite,same,0,1\n1,new,any,suite,same,0,1\n", "study: ROOT/runs.csv: none of its arms (new, old) is called 'base', so none is known to be the same in all sessions.\n")]
    public async Task A_table_that_cannot_be_read_is_named_with_its_place(string text, string why)
    {
        Write("runs.csv", text);
        var study = await StudyAsync();
        Assert.Equal((1, why), (study.ExitCode, study.Errors.Replace('\\', '/')));
    }

    [Fact]
    public async Task A_folder_without_recordings_is_no_success()
    {
        Write("notes.txt", "none here");
        var study = await StudyAsync();
        Assert.Equal((1, "study: ROOT holds no .csv or .csv.gz of sessions (stamp, suite, benchmark, rep, ns_per_op) or of a history (path, suite, benchmark, epoch_ms, commit, value) long enough to compare anything\n"), (study.ExitCode, study.Errors));
    }

    [Fact]
    public async Task A_table_in_neither_format_is_said_to_be_left_out()
    {
        Write("scores.csv", "name,score\na,1\n");
        Write("mine/runs.csv", Header + string.Concat(Enumerable.Range(0, 4).Select(r => $"1,base,any,suite,same,{r},{r + 1}\n")));
        var study = await StudyAsync();
        Assert.Equal(0, study.ExitCode);
        Assert.Equal("not read: ROOT/scores.csv: it has neither the columns of sessions (stamp, suite, benchmark, rep, ns_per_op) nor of a history (path, suite, benchmark, epoch_ms, commit, value)\n", study.Errors.Replace('\\', '/'));
    }
}
