using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

[Collection(SamplesClone.Name)]
public class VideoStudio(Clone clone)
{
    [Theory]
    [InlineData("dotnet build samples/VideoStudio -p:RunPerfGates=true")]
    public void Keeps_its_budgets(string command)
    {
        var run = clone.Type(command).Green();

        // On a machine without a card that is said, and is no pass.
        if (!File.Exists("/proc/driver/nvidia/version")) Assert.Contains(run.Log.Problems, p => p.Text.Contains("gate 'little-vram' skipped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dotnet build samples/VideoStudio -p:RunPerfGates=true -p:PerfGatesTags=gpu")]
    public void Keeps_those_of_a_card(string command)
    {
        var run = clone.Type(command, FileCard.In(clone)).Green();

        Assert.DoesNotContain(run.Log.Problems, p => p.Text.Contains("skipped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FAULT=slow-queue dotnet build samples/VideoStudio -p:RunPerfGates=true -p:PerfGatesGates=queue")]
    public void With_a_slow_queue_breaks_the_budget_of_the_queue(string command) => clone.Type(command).Red().Failed(".perfbudget.yml(39,9): error PG1001");

    [Theory]
    [InlineData("FAULT=slow-decode dotnet build samples/VideoStudio -p:RunPerfGates=true -p:PerfGatesGates=command-line")]
    public void With_slow_decoding_breaks_the_budget_of_that_stage(string command)
    {
        var run = clone.Type(command).Red().Failed(".perfbudget.yml(147,9): error PG1001");

        Assert.Contains("stage.decode = ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAULT=endless dotnet build samples/VideoStudio -p:RunPerfGates=true -p:PerfGatesGates=720p")]
    public void With_a_job_that_never_ends_says_what_its_status_is(string command)
    {
        var run = clone.Type(command).Red().Failed(".perfbudget.yml(68,9): error PG2103");

        Assert.Contains("the last status was 'processing'", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAULT=vram-spike dotnet build samples/VideoStudio -p:RunPerfGates=true -p:PerfGatesGates=rendering")]
    public void With_spikes_of_40_milliseconds_breaks_the_budget_of_graphics_memory(string command)
    {
        var run = clone.Type(command, FileCard.In(clone)).Red().Failed(".perfbudget.yml(154,9): error PG1001");

        Assert.Contains("reached in stage denoise", run.Output, StringComparison.Ordinal);
    }
}
