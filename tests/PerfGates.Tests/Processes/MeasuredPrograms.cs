namespace PerfGates.Tests.Processes;

// All that holds for a program holds for one that a launcher runs.
public sealed class RunningAMeasuredProgram() : RunningAProgram(new(measured: true));

public sealed class LinesForAMeasuredProgram() : LinesForAProgram(new(measured: true));

public sealed class FloodsAndOddBytesOfMeasuredPrograms() : FloodsAndOddBytes(new(measured: true));

public sealed class MeasuredProgramsThatDoNotStart() : ProgramsThatDoNotStart(new(measured: true));

public sealed class EndingMeasuredPrograms() : EndingPrograms(new(measured: true))
{
    // What leaves its parent becomes a child of the launcher, whatever its environment.
    public override async Task A_grandchild_that_cannot_be_found_does_not_hang_us_either()
    {
        await using Sandbox sandbox = new(measured: true);
        var end = await sandbox.Run(sandbox.Sh("env -i setsid /bin/sleep 20 & echo $!"));
        Assert.False(Sandbox.Lives(Sandbox.Id(end.LastLines[0])));
        Assert.Equal(2, end.Usage!.Processes);
    }
}
