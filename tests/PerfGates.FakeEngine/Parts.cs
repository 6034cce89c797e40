using System.Diagnostics;

namespace PerfGates.FakeEngine;

/// <summary>What the engine of a test does. Each part returns the exit code; the task must not care about it.</summary>
internal static class Parts
{
    private const int Irrelevant = 7;

    public static async Task<int> Play(string part, Request request)
    {
        switch (part)
        {
            case "pass":
                Console.WriteLine("##pg progress frontend: 1 of 1 budgets hold");
                Console.WriteLine("##pg from-a-later-version whatever");
                request.WriteVerdict();
                return Irrelevant;
            case "pass if published":
                var published = request.PublishFolder is { } folder && Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any();
                request.WriteVerdict(diagnostics: published ? [] : [request.Diagnostic("error", "PG2012", 4, 5, "nothing was published")]);
                return 0;
            case "breach":
                request.WriteVerdict(diagnostics: [request.Diagnostic("error", "PG1001", 6, 9, "frontend: total = 612 kB, budget < 500 kB (+22 %) {0} ; äöü — ok (perfgates explain PG1001)", "https://example.org/pg1001")]);
                return 0;
            case "warning":
                request.WriteVerdict(diagnostics: [request.Diagnostic("warning", "PG1001", 6, 9, "frontend: total = 612 kB, budget < 500 kB")]);
                return 0;
            case "message":
                request.WriteVerdict(diagnostics: [request.Diagnostic("message", "PG3001", 3, 3, "gate 'gpu' skipped: no gpu")]);
                return 0;
            case "two breaches":
                request.WriteVerdict(diagnostics: [request.Diagnostic("error", "PG1001", 6, 9, "first"), request.Diagnostic("error", "PG1001", 7, 9, "second")]);
                return 0;
            case "unknown severity":
                request.WriteVerdict(diagnostics: [request.Diagnostic("fatal", "PG1001", 6, 9, "first")]);
                return 0;
            case "no verdict":
                return 0;
            case "unfinished":
                request.WriteVerdict(completed: false);
                return 0;
            case "unfinished with errors":
                request.WriteVerdict(completed: false, diagnostics: [request.Diagnostic("error", "PG0010", 1, 1, "another measurement")]);
                return 0;
            case "wrong nonce":
                request.WriteVerdict(nonce: Guid.NewGuid().ToString("n"));
                return 0;
            case "wrong version":
                request.WriteVerdict(version: "0.0.1");
                return 0;
            case "no diagnostics member":
                File.WriteAllText(Path.Combine(request.RunFolder, "verdict.json"), $$"""{ "nonce": "{{request.Nonce}}", "version": "{{request.Version}}", "completed": true }""");
                return 0;
            case "truncated":
                request.WriteVerdict(diagnostics: [request.Diagnostic("message", "PG3001", 1, 1, "x")]);
                var whole = Path.Combine(request.RunFolder, "verdict.json");
                File.WriteAllText(whole, File.ReadAllText(whole)[..^40]);
                return 0;
            case "empty":
                File.WriteAllText(Path.Combine(request.RunFolder, "verdict.json"), "");
                return 0;
            case "crash":
                throw new InvalidOperationException("played crash");
            case "no framework":
                return 0x96; // what the host returns when it finds no framework
            case "kill":
                Process.GetCurrentProcess().Kill();
                break;
            case "hang":
                Console.WriteLine("##pg progress waiting");
                await UntilAskedToEnd(request);
                request.WriteVerdict(completed: false, diagnostics: [request.Diagnostic("error", "PG0020", 1, 1, "cancelled before every gate was judged")]);
                return 0;
            case "wait for the other":
                while (Directory.GetFiles(request.ResultsFolder, "request.json", SearchOption.AllDirectories).Length < 2) await Task.Delay(50);
                Console.WriteLine("##pg progress met the other");
                await Task.Delay(500);
                request.WriteVerdict();
                return 0;
            case "deaf":
                StartDetached(request);
                Console.WriteLine("##pg progress waiting");
                await Task.Delay(Timeout.Infinite);
                break;
            case "flood":
                for (var i = 0; i < 100_000; i++) Console.WriteLine($"line {i} of a flood that nobody reads to its end");
                request.WriteVerdict();
                return 0;
            case "invalid utf-8":
                using (var output = Console.OpenStandardOutput()) output.Write([0xC3, 0x28, 0xFF, 0xFE, (byte)'\n', 0x00, (byte)'\n']);
                request.WriteVerdict();
                return 0;
            case "looks like errors":
                Console.WriteLine("Program.cs(1,1): error CS0001: not a compiler");
                Console.Error.WriteLine("Error : Half of 99.9% confidence interval");
                Console.WriteLine("warning X1: not a warning");
                request.WriteVerdict();
                return 0;
            case "daemon":
                StartDetached(request);
                request.WriteVerdict();
                return 0;
            case "daemon and crash":
                StartDetached(request);
                throw new InvalidOperationException("played crash");
        }
        throw new ArgumentException($"There is no part '{part}'.");
    }

    private static async Task UntilAskedToEnd(Request request)
    {
        while (!File.Exists(Path.Combine(request.RunFolder, "cancel"))) await Task.Delay(50);
    }

    // Leaves our process tree and keeps our standard output open, as a careless server does.
    private static void StartDetached(Request request)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"setsid sleep 543 & echo $! > '{Path.Combine(request.ResultsFolder, "detached.pid")}'"]);
        start.Environment["PERFGATES_RUN"] = request.Nonce;
        Process.Start(start)!.WaitForExit();
    }
}
