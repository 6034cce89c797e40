using PerfGates.Cli.Doors;

namespace PerfGates.Cli.Commands;

/// <summary>What became of a report: lines for the CI system, then which files there are and what did not arrive.</summary>
internal static class DeliveredText
{
    /// <param name="format">With JSON standard output carries nothing else; CI systems read standard error as well.</param>
    public static void Print(Delivered delivered, OutputFormat format, Surroundings surroundings)
    {
        var lines = format == OutputFormat.Json ? surroundings.Error : surroundings.Output;
        foreach (var line in delivered.Lines) lines.WriteLine(line);
        foreach (var warning in delivered.Warnings) surroundings.Error.WriteLine(warning);
        foreach (var file in delivered.Files) surroundings.Error.WriteLine($"report: {Path.GetRelativePath(surroundings.CurrentFolder, file)}");
    }
}
