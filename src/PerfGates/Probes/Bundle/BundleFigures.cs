using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Bundle;

/// <summary>Turns sizes of files into the figures of a gate and of its file patterns. Pure.</summary>
internal static class BundleFigures
{
    public static MetricSet OfGate { get; } = new(
    [
        Size("total", "Sum over all files."),
        Size("largest", "The largest file."),
        Count,
        .. FileType.All.Select(t => Size(t.Name, $"Sum over {t.Noun}: {string.Join(' ', t.Extensions)}.")),
    ]);

    public static MetricSet OfPattern { get; } = new(
    [
        Size("size", "Each file of the pattern."),
        Size("total", "Sum over the files of the pattern."),
        Count,
    ]);

    private static Metric Count => new("count", Dimension.Number, Direction.LowerIsBetter, Nature.Exact, "Number of files.");

    public static Observations Of(BundleSettings settings, string root, IReadOnlyList<SizedFile> measured)
    {
        List<SizedFile> files = [.. measured];
        files.Sort((a, b) => a.Size != b.Size ? b.Size.CompareTo(a.Size) : string.CompareOrdinal(a.Name, b.Name));
        var encoding = settings.Encoding.ToString().ToLowerInvariant();
        List<Subject> subjects = [Subject.Gate(Gate(encoding, files))];
        List<Diagnostic> problems = [];
        IReadOnlyList<SizedFile> left = files;
        foreach (var (name, pattern, _) in settings.Files)
        {
            if (pattern is null) continue;
            var names = pattern.Among(root, files.Select(f => f.Name));
            var own = left.Where(f => names.Contains(f.Name)).ToList();
            left = [.. left.Where(f => !names.Contains(f.Name))];
            if (own.Count > 0) subjects.AddRange(Pattern(encoding, name.Value, own));
            else problems.Add(Rules.PatternMatchesNothing.At(name.Span, $"'{name.Value}'", root, Advice(name.Value, names.Count)));
        }
        return new(subjects, problems);
    }

    // The files come largest first, here and below.
    private static Dictionary<string, Reading> Gate(string encoding, List<SizedFile> files)
    {
        Dictionary<string, Reading> values = new() { ["total"] = Total(encoding, files), ["largest"] = new(files[0].Size, Cause: $"{encoding}; {files[0].Name}") };
        List<string> counts = [];
        var other = files.Count;
        foreach (var type in FileType.All)
        {
            var own = files.FindAll(f => type.Holds(f.Name));
            // A type of which there is no file was not measured: a budget that counts nothing must not pass.
            if (own.Count == 0) continue;
            values[type.Name] = Total(encoding, own);
            counts.Add($"{own.Count} {type.Name}");
            other -= own.Count;
        }
        if (other > 0) counts.Add($"{other} other");
        values["count"] = new(files.Count, Cause: string.Join(", ", counts));
        return values;
    }

    private static IEnumerable<Subject> Pattern(string encoding, string pattern, List<SizedFile> files)
    {
        Dictionary<string, Reading> whole = new() { ["total"] = Total(encoding, files), ["count"] = new(files.Count, Cause: Largest(files)) };
        foreach (var file in files)
        {
            Reading size = new(file.Size, Cause: encoding);
            // A pattern without wildcards has its file's name, and is the same subject.
            if (file.Name == pattern) whole["size"] = size;
            else yield return new("file", file.Name, [pattern], new Dictionary<string, Reading> { ["size"] = size });
        }
        yield return new("file", pattern, [pattern], whole);
    }

    private static Reading Total(string encoding, IReadOnlyList<SizedFile> files) =>
        new(files.Sum(f => f.Size), Cause: $"{encoding}; {Largest(files)}") { Parts = [.. files.Select(f => new Part(f.Name, f.Size))] };

    private static string Largest(IReadOnlyList<SizedFile> files) =>
        "largest: " + string.Join(", ", files.Take(3).Select(f => $"{f.Name} {QuantityText.Short(new(f.Size, Dimension.Size))}"));

    private static string Advice(string pattern, int taken) => taken > 0
        ? "each that it would match belongs to a pattern further up, so move it before that one"
        : pattern.Contains('/', StringComparison.Ordinal) ? "correct it, or remove it" : $"correct it, or write '**/{pattern}' for any folder";

    private static Metric Size(string name, string help) => new(name, Dimension.Size, Direction.LowerIsBetter, Nature.Exact, help);
}

internal sealed record SizedFile(string Name, long Size);
