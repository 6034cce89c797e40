using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PerfGates.Benchmarks.Command;

/// <summary>What the command itself costs: around the probes, and on large budget files.</summary>
internal static class CommandComparisons
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "perfgates.dll");

    /// <summary>Wall time of a whole run of a one-gate file, less what its gate took; an empty .NET program beside it.</summary>
    public static async Task<int> OverheadAsync(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("perfgates-overhead-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "wwwroot"));
        await File.WriteAllTextAsync(Path.Combine(folder, "wwwroot", "app.js"), "let x = 1;\n");
        await File.WriteAllTextAsync(Path.Combine(folder, ".perfbudget.yml"), "version: 1\ngates:\n  frontend:\n    bundle: { path: wwwroot, encoding: gzip }\n    budgets:\n      - total < 500kB\n");
        List<(double Outside, double Help)> rounds = [];
        for (var i = 0; i <= Rounds(arguments); i++)
        {
            var run = await Stretch.OfAsync(folder, "dotnet", Program, "run", "--format", "json");
            using var report = JsonDocument.Parse(run.Output);
            var gate = report.RootElement.GetProperty("gates")[0].GetProperty("elapsed").GetDouble() * 1000;
            var help = await Stretch.OfAsync(folder, "dotnet", Program, "--version");
            if (i > 0) rounds.Add((run.Wall.TotalMilliseconds - gate, help.Wall.TotalMilliseconds));
        }
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {rounds.Count} rounds            median      min      max");
        Console.WriteLine($"run, less its gate          {Spread.Of([.. rounds.Select(r => r.Outside)], "ms")}");
        Console.WriteLine($"--version, for scale        {Spread.Of([.. rounds.Select(r => r.Help)], "ms")}");
        return 0;
    }

    /// <summary>Validating 10,000 budgets, and twice as many.</summary>
    public static async Task<int> ValidateAsync(string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("perfgates-validate-").FullName;
        List<(double Small, double Half, double Whole)> rounds = [];
        await WriteAsync(folder, "one", 1);
        await WriteAsync(folder, "half", 5_000);
        await WriteAsync(folder, "whole", 10_000);
        for (var i = 0; i <= Rounds(arguments); i++)
        {
            var (one, half, whole) = (await TimedAsync(folder, "one"), await TimedAsync(folder, "half"), await TimedAsync(folder, "whole"));
            if (i > 0) rounds.Add((one, half, whole));
        }
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {rounds.Count} rounds            median      min      max");
        Console.WriteLine($"1 budget                    {Spread.Of([.. rounds.Select(r => r.Small)], "ms")}");
        Console.WriteLine($"5,000 budgets               {Spread.Of([.. rounds.Select(r => r.Half)], "ms")}");
        Console.WriteLine($"10,000 budgets              {Spread.Of([.. rounds.Select(r => r.Whole)], "ms")}");
        Console.WriteLine($"beyond one: 10,000 to 5,000 {Spread.Of([.. rounds.Select(r => (r.Whole - r.Small) / (r.Half - r.Small))], "times")}");
        return 0;
    }

    // A hundred budgets a gate, and still less than the megabyte that a budget file may have.
    private static async Task WriteAsync(string folder, string name, int budgets)
    {
        var text = new StringBuilder("version: 1\ngates:\n");
        for (var i = 0; i < budgets; i++)
        {
            if (i % 100 == 0) text.Append(CultureInfo.InvariantCulture, $"  gate {i / 100}:\n    bundle: {{ path: wwwroot }}\n    budgets:\n");
            text.Append(CultureInfo.InvariantCulture, $"      - total < {i + 1}kB\n");
        }
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.yml"), text.ToString());
    }

    private static async Task<double> TimedAsync(string folder, string name) =>
        (await Stretch.OfAsync(folder, "dotnet", Program, "validate", "--file", $"{name}.yml")).Wall.TotalMilliseconds;

    private static int Rounds(string[] arguments) => arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 11;
}
