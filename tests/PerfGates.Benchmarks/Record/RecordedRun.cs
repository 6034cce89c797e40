using System.Globalization;
using System.IO.Compression;

namespace PerfGates.Benchmarks.Record;

/// <summary>One case in one process.</summary>
/// <param name="Case">Type and method: "Recorded.TenKinds.Sort".</param>
/// <param name="Repetition">From 0, in the order of measuring.</param>
internal sealed record RecordedRun(string Session, string Case, int Repetition, double Nanoseconds)
{
    private const string Columns = "stamp,arm,toolchain,suite,benchmark,rep,ns_per_op";

    /// <summary>As a gzip member of its own, so that a session is added without reading the others.</summary>
    public static void Add(string file, IReadOnlyList<RecordedRun> runs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var isNew = !File.Exists(file);
        using StreamWriter writer = new(new GZipStream(new FileStream(file, FileMode.Append), CompressionLevel.SmallestSize)) { NewLine = "\n" };
        if (isNew) writer.WriteLine(Columns);
        foreach (var run in runs) writer.WriteLine(run.Line);
    }

    private string Line
    {
        get
        {
            var dot = Case.LastIndexOf('.');
            return string.Create(CultureInfo.InvariantCulture, $"{Session},base,.NET {Environment.Version} build {Session},{Case[..dot]},{Case[(dot + 1)..]},{Repetition},{Nanoseconds:G7}");
        }
    }
}
