using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PerfGates.Diagnostics;

namespace PerfGates.Reports.Json;

/// <summary><c>perfgates.json</c>: the document as it is. The input of whoever renders, compares or accepts later.</summary>
internal sealed class JsonReport : IReportFormat
{
    public const string File = "perfgates.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UnitConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
    };

    public string Name => "json";

    public string Help => "everything, for programs; what 'perfgates report' and 'perfgates compare' read";

    public IReadOnlyList<string> Files => [File];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report) => [new(File, Text(report))];

    public static string Text(ReportDocument report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <summary>Never throws; null after a problem. Members that are not known are ignored.</summary>
    public static ReportDocument? Read(string text, string path, ICollection<Diagnostic> problems)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            if (parsed.RootElement.ValueKind != JsonValueKind.Object || !parsed.RootElement.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.Number || !schema.TryGetInt32(out var number))
                return Refused(Rules.NoReport.At(SourceSpan.StartOf(path), path, "it has no 'schema'"));
            if (number != ReportDocument.CurrentSchema)
                return Refused(Rules.NoReport.At(SourceSpan.StartOf(path), path, $"its schema is {number}, and this version of PerfGates reads {ReportDocument.CurrentSchema}"));
            return parsed.Deserialize<ReportDocument>(Options) is { Gates: not null, Diagnostics: not null, Environment: not null, Compare: not null } document
                ? document
                : Refused(Rules.NoReport.At(SourceSpan.StartOf(path), path, "members that every report has are missing"));
        }
        catch (JsonException damaged)
        {
            // Positions of JSON count from zero.
            var at = SourceSpan.StartOf(path) with { Line = (int)(damaged.LineNumber ?? 0) + 1, Column = (int)(damaged.BytePositionInLine ?? 0) + 1 };
            return Refused(Rules.NoReport.At(damaged.LineNumber is null ? SourceSpan.StartOf(path) : at, path, damaged.Message.Split(". ")[0].TrimEnd('.')));
        }

        ReportDocument? Refused(Diagnostic problem)
        {
            problems.Add(problem);
            return null;
        }
    }
}
