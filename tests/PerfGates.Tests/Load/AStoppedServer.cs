using System.Diagnostics;
using PerfGates.Load;

namespace PerfGates.Tests.Load;

public class AStoppedServer
{
    [Fact]
    public async Task Is_seen_by_every_request_that_was_due_meanwhile()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("SIGSTOP is for systems that have it");
        using var server = Start("dotnet", Path.Combine(AppContext.BaseDirectory, "PerfGates.Benchmarks.dll"), "load-server");
        try
        {
            using Worker worker = new(Plans.Of($"http://127.0.0.1:{await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)}", Plans.Get("/")));
            // Room for all that a busy machine adds to the second: what is dropped would not be late.
            worker.Order(Plans.Rate(200, 5) with { Drive = new Drive.Open(200, 200, false, 1000, TimeSpan.FromMilliseconds(10), 1000) });
            var before = worker.Until(e => e is LoadEvent.Window);
            Signal("STOP", server);
            // The stall itself has to last: a second of five is a fifth of all starts, which wait 0 to 1 s.
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            Signal("CONT", server);
            List<LoadEvent> told = [.. before, .. worker.Until(e => e is LoadEvent.StepDone)];
            Assert.Equal((1000L, 1000L, ""), (told.Done().Due, told.Ok(), told.Causes()));
            Assert.True(told.Quantile(0.95) >= 0.5, $"p95 {told.Quantile(0.95)}");
            Assert.True(told.OfType<LoadEvent.Window>().Max(w => w.Max) >= 0.95);
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static void Signal(string signal, Process process)
    {
        using var kill = Start("kill", $"-{signal}", $"{process.Id}");
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
