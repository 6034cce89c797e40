using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PerfGates.Benchmarks.Study;

namespace PerfGates.Tests.Study;

/// <summary>A folder of recordings, and what the study says of it.</summary>
public abstract class StudyFolder : IDisposable
{
    protected string Root { get; } = Directory.CreateTempSubdirectory("perfgates-study-").FullName;

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Stream plain = File.Create(path);
        using var to = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(plain, CompressionLevel.Fastest) : plain;
        to.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Sessions in the usual format: name → value of a repetition.</summary>
    protected static string Sessions(int repetitions, params (string Benchmark, string Session, Func<int, double> Value)[] series) =>
        "stamp,arm,toolchain,suite,benchmark,rep,ns_per_op\n" + string.Concat(series.SelectMany(s => Enumerable.Range(0, repetitions).Select(r =>
            string.Create(CultureInfo.InvariantCulture, $"{s.Session},base,any,suite,{s.Benchmark},{r},{s.Value(r):R}\n"))));

    internal async Task<StudyAnswer> StudyAsync()
    {
        var json = Path.Combine(Root, "rows.json");
        using StringWriter output = new(CultureInfo.InvariantCulture), errors = new(CultureInfo.InvariantCulture);
        var exitCode = await StudyCommand.RunAsync(["--data", Root, "--json", json], output, errors);
        return new(exitCode, output.ToString(), errors.ToString().Replace(Root, "ROOT", StringComparison.Ordinal).ReplaceLineEndings("\n"), File.Exists(json) ? JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement : default);
    }
}

internal sealed record StudyAnswer(int ExitCode, string Output, string Errors, JsonElement Rows)
{
    public IEnumerable<string> Sets => Rows.EnumerateArray().Select(r => r.GetProperty("set").GetString()!).Distinct();

    public JsonElement Row(string set, string rule) => Rows.EnumerateArray().Single(r => r.GetProperty("set").GetString() == set && r.GetProperty("rule").GetString() == rule);

    /// <summary>"comparisons false alarms, power at 2, 5 and 10 %, inconclusive, pairs" of a row, as numbers.</summary>
    public string Figures(string set, string rule) => string.Join(' ', Row(set, rule).EnumerateObject().Skip(3).Select(f => f.Value.GetRawText()));
}
