using System.Text;
using PerfGates.Reports.Json;

namespace PerfGates.Reports;

/// <summary>The one place that writes files of results: under a temporary name first, flushed, then renamed.</summary>
internal static class ReportFiles
{
    // A folder that somebody names may hold files of others under our names: only what is listed here is ours to delete.
    private const string List = ".perfgates-files";

    /// <summary>Writes some formats of a report.</summary>
    /// <param name="mask">Makes secrets unreadable, in whatever form a format writes them.</param>
    /// <returns>Full paths of what was written.</returns>
    /// <exception cref="IOException">The disk is full, the folder is not writable.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static IReadOnlyList<string> WriteAll(string folder, IReadOnlyList<IReportFormat> formats, ReportDocument report, Func<string, string> mask) =>
        // Formats are pure and most of the work, so each has a processor where there is one; what they give is written in their order.
        [.. formats.AsParallel().AsOrdered().SelectMany(f => f.Render(report)).ToList().Select(r => Write(folder, r.Name, mask(r.Text)))];

    /// <summary>Writes a file that the next run deletes.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="IOException">The disk is full, the folder is not writable.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Write(path, text);
        File.AppendAllText(Path.Combine(folder, List), name + "\n");
        return path;
    }

    /// <summary>What an earlier run has found must not be taken for what this one finds.</summary>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void DeleteAll(string folder)
    {
        var list = Path.Combine(folder, List);
        // Nobody else's file has the name of the first; of earlier versions there is no list.
        File.Delete(Path.Combine(folder, JsonReport.File));
        if (!File.Exists(list)) return;
        foreach (var name in File.ReadLines(list).Where(n => n.Length > 0 && n == Path.GetFileName(n))) File.Delete(Path.Combine(folder, name));
        File.Delete(list);
    }

    /// <exception cref="IOException">The disk is full, the folder is not writable.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, string text) => Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));

    /// <exception cref="IOException">The disk is full, the folder is not writable.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
    }
}
