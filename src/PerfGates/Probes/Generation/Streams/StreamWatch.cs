using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Probes.Generation.Events;
using PerfGates.Probes.Generation.Settings;

namespace PerfGates.Probes.Generation.Streams;

/// <summary>Makes events of the payloads of one stream.</summary>
internal sealed class StreamWatch(StreamSettings stream, Making making)
{
    // So the interfaces that many took over end: https://platform.openai.com/docs/api-reference/chat/streaming
    private const string UsualEnd = "[DONE]";

    private readonly List<GenerationEvent> _events = [new GenerationEvent.Submitted(Moment.At(0))];
    private int _payloads;
    private bool _sawEnd;

    public Timeline Timeline => new([.. _events]);

    public double? Tokens { get; private set; }

    public Diagnostic? Failure { get; private set; }

    /// <summary>Nothing that comes behind counts.</summary>
    public bool IsOver => _sawEnd || Failure is not null;

    public string Reached => $"{_payloads} payloads had come";

    public void Take(string payload, double now)
    {
        if (IsOver) return;
        _payloads++;
        if (payload == (stream.Done?.Value ?? UsualEnd))
        {
            _sawEnd = true;
            return;
        }
        var json = NeedsJson ? JsonPathValue.Parse(payload, out var problem) ?? Misread(problem) : null;
        if (NeedsJson && json is null) return;
        if (stream.Count is { } count && json!.Text(count.Value, out _) is { } text)
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tokens)) Tokens = tokens;
            else Misread($"has '{text}' at '{count.Value}', which is no number");
        if (HasContent(payload, json)) _events.Add(new GenerationEvent.Output(Moment.At(now)));
        // What says that it ends may have content too.
        if (stream.Done?.Value is ['$', ..] path && json!.Text(path, out _) is { Length: > 0 }) _sawEnd = true;
    }

    /// <summary>The answer is over.</summary>
    public Diagnostic? End(double now)
    {
        if (Failure is not null) return Failure;
        if (stream.Done is { } done && !_sawEnd) return NotUnderstood(done.Span, $"ended before '{done.Value}' came");
        if (!_events.Any(e => e is GenerationEvent.Output)) return Rules.OutputRefused.At(stream.Span, making.Where, _payloads == 0 ? "is empty: no payload came" : $"is empty: {_payloads} payloads came, and none has what 'output' says");
        if (stream.Count is { } count && Tokens is null) return NotUnderstood(count.Span, $"has nothing at '{count.Value}' in any payload");
        _events.Add(new GenerationEvent.Done(Moment.At(now)));
        return null;
    }

    private bool NeedsJson => stream.Output is not null || stream.Count is not null || stream.Done?.Value is ['$', ..];

    private bool HasContent(string payload, JsonPathValue? json) =>
        stream.Output is { } path ? json!.Text(path, out _) is { Length: > 0 } : stream.OutputText?.IsMatch(payload) ?? true;

    private JsonPathValue? Misread(string problem)
    {
        Failure ??= NotUnderstood(stream.Span, $"in payload {_payloads.ToString(CultureInfo.InvariantCulture)} {problem}");
        return null;
    }

    private Diagnostic NotUnderstood(SourceSpan span, string problem) => Rules.AnswerNotUnderstood.At(span, making.Where, $"the answer of {stream.Request!.Shown}", problem);
}
