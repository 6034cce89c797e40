using PerfGates.Reports;
using PerfGates.Schema;

namespace PerfGates.Cli.Doors;

/// <summary>The schema beside the results, so that an editor finds it offline: <c># yaml-language-server: $schema=obj/perfgates/perfbudget.schema.json</c>.</summary>
internal static class SchemaFile
{
    // Below it a build has a folder for its configuration, and one for its framework; the line that names the schema knows of neither.
    private const string OfAllBuilds = "perfgates";

    /// <summary>As <see cref="WriteTo"/>, where the line above finds it.</summary>
    public static void WriteFor(CheckJob job)
    {
        var (results, above) = (job.ResultsFolder, Path.GetDirectoryName(job.ResultsFolder));
        WriteTo(job.Build.FromBuild ? new[] { above, Path.GetDirectoryName(above) }.FirstOrDefault(f => Path.GetFileName(f) == OfAllBuilds) ?? results : results);
    }

    /// <summary>Writes it where it is missing or differs; nobody's result depends on it, so where it cannot be written it is left.</summary>
    public static void WriteTo(string folder)
    {
        var path = Path.Combine(folder, FormatSchema.FileName);
        try
        {
            if (File.Exists(path) && File.ReadAllText(path) == FormatSchema.Text) return;
            ReportFiles.Write(path, FormatSchema.Text);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            return; // an editor without suggestions is no reason to fail a run
        }
    }
}
