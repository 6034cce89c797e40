using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
        // Verdicts are words: one that is a number would be taken for whichever verdict stands at its place.
        Converters = { new UnitConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNeverNull } },
    };

    public string Name => "json";

    public string Help => "everything, for programs; what 'perfgates report' and 'perfgates compare' read";

    public IReadOnlyList<string> Files => [File];

    public IReadOnlyList<RenderedFile> Render(ReportDocument report) => [new(File, Text(report))];

    public static string Text(ReportDocument report) => JsonSerializer.Serialize(report, Options) + "\n";

    // A verdict that is missing would be a pass.
    private static void RequireWhatIsNeverNull(JsonTypeInfo type)
    {
        foreach (var member in type.Properties) member.IsRequired = member.AssociatedParameter is { IsNullable: false, HasDefaultValue: false };
    }

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
            return OddValues.In(parsed.RootElement) is { } odd ? Refused(Rules.NoReport.At(SourceSpan.StartOf(path), path, odd)) : parsed.Deserialize<ReportDocument>(Options);
        }
        // The kind of a picture is missing.
        catch (NotSupportedException kindless)
        {
            return Refused(Rules.NoReport.At(SourceSpan.StartOf(path), path, kindless.Message.Split(". ")[0].TrimEnd('.')));
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
