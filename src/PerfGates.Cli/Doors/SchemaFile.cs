using PerfGates.Reports;
using PerfGates.Schema;

namespace PerfGates.Cli.Doors;

/// <summary>The schema beside the results, so that an editor finds it offline: <c># yaml-language-server: $schema=obj/perfgates/perfbudget.schema.json</c>.</summary>
internal static class SchemaFile
{
    /// <summary>Writes it where it is missing or differs; nobody's result depends on it, so where it cannot be written it is left.</summary>
    public static void WriteTo(string folder)
    {
        var path = Path.Combine(folder, FormatSchema.FileName);
        try
        {
            if (File.Exists(path) && File.ReadAllText(path) == FormatSchema.Text) return;
            Directory.CreateDirectory(folder);
            ReportFiles.Write(path, FormatSchema.Text);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            return; // an editor without suggestions is no reason to fail a run
        }
    }
}
