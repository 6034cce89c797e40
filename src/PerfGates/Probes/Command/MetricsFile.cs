using PerfGates.Units;

namespace PerfGates.Probes.Command;

/// <param name="Unit">Of a bare number in the file; empty if it has none.</param>
internal sealed record JsonFileValue(string Name, string Path, string Unit)
{
    /// <summary>"$.mean ms": the last word is a unit if it reads as one, for paths may hold blanks too.</summary>
    public static JsonFileValue Split(string name, string written)
    {
        var blank = written.LastIndexOf(' ');
        return blank > 0 && QuantityText.TryUnit(written[(blank + 1)..], out _, out _)
            ? new(name, written[..blank].TrimEnd(), written[(blank + 1)..])
            : new(name, written, "");
    }
}

/// <summary>
/// Figures in a JSON file that the program writes. One that was there before and was not written again is yesterday's
/// result and never counts. It is not deleted first: a wrong path must not cost anybody a file.
/// </summary>
internal static class MetricsFile
{
    private const long Largest = 64 << 20;

    public static MetricReading Begin(string path, string written, IReadOnlyList<JsonFileValue> values, ReportedMetrics reported)
    {
        var before = Stamp(path);
        return MetricReading.Of(null, null, Finish);

        void Finish()
        {
            if (Read(path, before, out var problem) is { } json) Take(json);
            else reported.UnusableFile(written, problem);
        }

        void Take(JsonPathValue json)
        {
            foreach (var value in values)
                if ((json.Text(value.Path, out var problem) is { } text ? reported.Take(value.Name, text, value.Unit, null, written) : problem) is { } why)
                    reported.UnusableFile(written, why == problem ? why : $"has a wrong '{value.Name}': {why}");
        }
    }

    private static JsonPathValue? Read(string path, (DateTime, long)? before, out string problem)
    {
        try
        {
            var now = Stamp(path);
            problem = now is null ? Directory.Exists(path) ? "is a folder" : "was not written by the command"
                : now == before ? "was there before and was not written again; it is the result of another run"
                : now.Value.Length > Largest ? "is larger than 64 MiB"
                : "";
            return problem.Length > 0 ? null : JsonPathValue.Parse(File.ReadAllText(path), out problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"could not be read: {e.Message}";
            return null;
        }
    }

    private static (DateTime Written, long Length)? Stamp(string path) =>
        new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : null;
}
