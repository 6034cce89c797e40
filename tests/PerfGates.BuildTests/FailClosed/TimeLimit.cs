using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.FailClosed;

public class TimeLimit(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly Repository repository = fixture.Repository;

    [Fact]
    public void An_engine_that_obeys_is_asked_to_end() =>
        repository.Gate("build App --no-restore -p:PerfGatesTimeout=1", "hang").Red().Complained(".perfbudget.yml(1,1): error PG0005");

    [Fact]
    public void An_engine_that_does_not_is_killed_with_all_that_it_started() =>
        repository.Gate("build App --no-restore -p:PerfGatesTimeout=1", "deaf").Red().Complained("PerfGates.targets(*,*): warning MSB5021", ".perfbudget.yml(1,1): error PG0005");

    [Fact]
    public void A_daemon_that_holds_the_output_of_a_finished_engine_is_ended() => repository.Gate("build App --no-restore", "daemon").Green().Complained();

    [Fact]
    public void A_daemon_that_holds_the_output_of_a_crashed_engine_is_ended() =>
        repository.Gate("build App --no-restore -p:PerfGatesTimeout=3", "daemon and crash").Red().Complained(".perfbudget.yml(1,1): error PG0005");

    [Fact]
    public void A_limit_that_is_no_number_is_red() => Assert.Equal(0, repository.Gate("build App --no-restore -p:PerfGatesTimeout=soon", "breach").Red().Log.Problems.Count(p => p.Code == "PG1001"));
}
