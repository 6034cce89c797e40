using System.Diagnostics;
using System.Globalization;

namespace PerfGates.Benchmarks;

/// <summary>One program, started afresh and waited for.</summary>
internal sealed record Stretch(TimeSpan Wall, string Output)
{
    /// <summary>Its output goes nowhere else than into the result; a failure throws with it.</summary>
    public static async Task<Stretch> OfAsync(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var wall = Stopwatch.GetElapsedTime(began);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}{await output}");
        return new(wall, await output);
    }
}

/// <summary>Median, least and most of one row of a comparison.</summary>
internal static class Spread
{
    public static string Of(IReadOnlyList<double> values, string unit)
    {
        double[] sorted = [.. values.Order()];
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"{median,8:0.##} {sorted[0],8:0.##} {sorted[^1],8:0.##} {unit}");
    }
}
