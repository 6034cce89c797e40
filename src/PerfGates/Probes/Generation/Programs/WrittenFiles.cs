using PerfGates.Probes.Generation.Settings;
using PerfGates.Units;

namespace PerfGates.Probes.Generation.Programs;

/// <summary>What a program must write. A file that was there before and was not written again is another run's.</summary>
internal sealed class WrittenFiles
{
    private readonly string _folder;
    private readonly string _pattern;
    private readonly double _minSize;
    private readonly Dictionary<string, (DateTime, long)> _before;

    public WrittenFiles(OutputSettings output, string folder, TemplateValues variables)
    {
        (_folder, _pattern, _minSize) = (folder, variables.Fill(output.File!.Value), output.MinSize);
        _before = FileGlob.Find(_folder, _pattern).ToDictionary(f => f, Stamp);
    }

    /// <summary>Bytes of all of them; null with a problem.</summary>
    public long? Size(out string problem)
    {
        var files = FileGlob.Find(_folder, _pattern);
        string[] written = [.. files.Where(f => !_before.TryGetValue(f, out var before) || before != Stamp(f))];
        problem = files.Count == 0 ? $"'{_pattern}' was not written"
            : written.Length == 0 ? $"'{_pattern}' was there before and was not written again; it is another run's"
            : written.FirstOrDefault(f => new FileInfo(f).Length < _minSize) is { } small
                ? $"'{Path.GetRelativePath(_folder, small)}' has {Bytes(new FileInfo(small).Length)}, and 'min-size' is {Bytes(_minSize)}"
            : "";
        return problem.Length > 0 ? null : written.Sum(f => new FileInfo(f).Length);
    }

    private static (DateTime, long) Stamp(string file) => (File.GetLastWriteTimeUtc(file), new FileInfo(file).Length);

    private static string Bytes(double size) => QuantityText.Format(new(size, Dimension.Size));
}
