using System.Text;

namespace PerfGates.Reports;

/// <summary>The one place that writes files of results: under a temporary name first, flushed, then renamed.</summary>
internal static class ReportFiles
{
    /// <summary>Writes some formats of a report, and deletes what an earlier run has left of others.</summary>
    /// <param name="mask">Makes secrets unreadable, in whatever form a format writes them.</param>
    /// <returns>Full paths of what was written.</returns>
    /// <exception cref="IOException">The disk is full, the folder is not writable.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static IReadOnlyList<string> WriteAll(string folder, IReadOnlyList<IReportFormat> formats, ReportDocument report, Func<string, string> mask)
    {
        var rendered = formats.SelectMany(f => f.Render(report)).ToList();
        foreach (var file in rendered) Write(Path.Combine(folder, file.Name), mask(file.Text));
        Delete(folder, ReportFormats.All.SelectMany(f => f.Files).Except(rendered.Select(r => r.Name)));
        return [.. rendered.Select(r => Path.Combine(folder, r.Name))];
    }

    /// <summary>What an earlier run has found must not be taken for what this one finds.</summary>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public static void DeleteAll(string folder) => Delete(folder, ReportFormats.All.SelectMany(f => f.Files));

    private static void Delete(string folder, IEnumerable<string> names)
    {
        foreach (var name in names) File.Delete(Path.Combine(folder, name));
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
