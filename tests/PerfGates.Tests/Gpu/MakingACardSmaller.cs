using System.Threading.Channels;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Gpu;

/// <summary>The program that holds graphics memory, with a library that stands for CUDA's.</summary>
public class MakingACardSmaller
{
    [Theory]
    [InlineData("", "6GiB")]
    [InlineData("pieces", "6GiB")]
    [InlineData("gone", "6GiB")]
    [InlineData("none", "6GiB")]
    [InlineData("busy", "6GiB")]
    [InlineData("busy", "6GiB", "--allow-shared")]
    [InlineData("", "1GiB")]
    [InlineData("", "24GiB")]
    public async Task It_tells_what_is_free_or_why_it_refuses(string mode, string free, params string[] more)
    {
        await using Sandbox sandbox = new(environment: new Dictionary<string, string> { ["PERFGATES_CUDA_PATH"] = CompiledFake.Cuda, ["PERFGATES_NVML_PATH"] = "/nowhere", ["FAKE_MODE"] = mode });
        var input = Channel.CreateUnbounded<string>();
        List<string> told = [];
        await sandbox.Run(sandbox.Program("dotnet", [Sandbox.Launcher, "reserve-vram", "--free", free, .. more]) with
        {
            InputLines = input.Reader,
            OutputLine = line =>
            {
                told.Add(line);
                if (mode != "gone" && line.Contains("\"free\"", StringComparison.Ordinal)) input.Writer.TryComplete(); // once is enough
            },
        });
        GoldenFile.Matches(string.Join('\n', told), $"reserve-{string.Join('-', ((string[])[mode, free, .. more]).Where(w => w.Length > 0)).Replace("--", "", StringComparison.Ordinal)}.txt");
    }

    [Fact]
    public async Task It_leaves_a_card_alone_that_others_use()
    {
        await using FakeCard card = new("1 1000 77:900\n");
        List<string> told = [];
        await card.Sandbox.Run(card.Sandbox.Program("dotnet", Sandbox.Launcher, "reserve-vram", "--free", "6GiB") with
        {
            Environment = new Dictionary<string, string?> { ["PERFGATES_CUDA_PATH"] = CompiledFake.Cuda },
            OutputLine = told.Add,
        });
        GoldenFile.Matches(string.Join('\n', told), "reserve-others.txt");
    }
}
