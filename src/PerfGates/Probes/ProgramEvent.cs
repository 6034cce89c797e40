using System.Text.Json;

namespace PerfGates.Probes;

/// <summary>
/// What a program says of itself while it runs, one JSON object on a line:
/// <code>
/// {"event":"stage","name":"decode","state":"start"}    or "end"
/// {"event":"progress","i":3,"n":50}                     'n' only where it is known
/// {"event":"output","k":1}                              'k' only where there are several
/// {"event":"vram","bytes":6442450944}                what it counts of its graphics memory itself
/// {"event":"queued"}                                    likewise running, first-output, done, failed
/// </code>
/// Each may have <c>"t"</c>, seconds of any clock of the program that only goes forward: when it was.
/// </summary>
internal abstract record ProgramEvent
{
    // Of two values with one key neither is more right.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly Dictionary<string, ProgramPhase> Phases = new()
    {
        ["queued"] = ProgramPhase.Queued,
        ["running"] = ProgramPhase.Running,
        ["first-output"] = ProgramPhase.FirstOutput,
        ["done"] = ProgramPhase.Done,
        ["failed"] = ProgramPhase.Failed,
    };

    private ProgramEvent() { }

    /// <summary>When it was by a clock of the program, in seconds; null where it does not say.</summary>
    public double? Time { get; init; }

    /// <summary>The time stamp of the look that found it: several may have been written since the one before.</summary>
    public long FoundAt { get; init; }

    /// <summary>How long before that it may have been written.</summary>
    public TimeSpan Behind { get; init; }

    internal sealed record Stage(string Name, bool Begins) : ProgramEvent;

    /// <param name="Step">From 1, of what has been done.</param>
    /// <param name="Steps">Null where nobody knows.</param>
    internal sealed record Progress(int Step, int? Steps) : ProgramEvent;

    /// <param name="Number">From 1; null where nobody counts.</param>
    internal sealed record Output(int? Number) : ProgramEvent;

    internal sealed record VideoMemory(long Bytes) : ProgramEvent;

    internal sealed record Reached(ProgramPhase Phase) : ProgramEvent;

    /// <summary>The event on this line, or what is wrong with the line.</summary>
    public static ProgramEvent? Read(string line, out string problem)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return Read(document.RootElement, out problem) is not { } told ? null
                    : !document.RootElement.TryGetProperty("t", out var time) ? told
                    : time.ValueKind == JsonValueKind.Number ? told with { Time = time.GetDouble() }
                    : Wrong("its 't' is not a number of seconds", out problem);
            problem = "it is not a JSON object";
        }
        catch (JsonException e)
        {
            problem = e.BytePositionInLine is { } position ? $"it is not valid JSON at byte {position + 1}" : "a key stands there twice";
        }
        return null;
    }

    private static ProgramEvent? Read(JsonElement line, out string problem)
    {
        problem = "";
        var kind = line.TryGetProperty("event", out var written) && written.ValueKind == JsonValueKind.String ? written.GetString()! : "";
        return kind switch
        {
            "" => Wrong("it has no 'event'", out problem),
            "stage" => ReadStage(line, out problem),
            "progress" => Whole(line, "i", 0) is { } step && (!line.TryGetProperty("n", out _) || Whole(line, "n", 1) is not null)
                ? new Progress(step, Whole(line, "n", 1)) : Wrong("its 'i' and 'n' are not both whole numbers", out problem),
            "output" => !line.TryGetProperty("k", out _) || Whole(line, "k", 1) is not null ? new Output(Whole(line, "k", 1)) : Wrong("its 'k' is not a whole number from 1", out problem),
            "vram" => line.TryGetProperty("bytes", out var bytes) && bytes.ValueKind == JsonValueKind.Number && bytes.TryGetInt64(out var size) && size >= 0 ? new VideoMemory(size) : Wrong("its 'bytes' is not a whole number", out problem),
            _ when Phases.TryGetValue(kind, out var phase) => new Reached(phase),
            _ => Wrong($"there is no event '{kind}' (known are stage, progress, output, vram, {string.Join(", ", Phases.Keys)})", out problem),
        };
    }

    private static Stage? ReadStage(JsonElement line, out string problem)
    {
        problem = "its 'name' is not a text with something in it";
        if (!line.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(name.GetString())) return null;
        problem = "its 'state' is neither \"start\" nor \"end\"";
        var state = line.TryGetProperty("state", out var written) && written.ValueKind == JsonValueKind.String ? written.GetString() : null;
        return state is "start" or "end" ? new(name.GetString()!, state == "start") : null;
    }

    private static int? Whole(JsonElement line, string key, int least) =>
        line.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least ? number : null;

    private static ProgramEvent? Wrong(string why, out string problem)
    {
        problem = why;
        return null;
    }
}

internal enum ProgramPhase
{
    Queued,
    Running,
    FirstOutput,
    Done,
    Failed,
}
