using PerfGates.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PerfGates.Budgets;

/// <summary>
/// The events of YamlDotNet's parser, one after the other, until the end or the first thing that is not YAML. After
/// that there is no further event, and a problem says why.
/// </summary>
internal sealed class YamlEvents(SourceText source, ICollection<Diagnostic> problems)
{
    private const string BreaksOff = "it breaks off here";

    private readonly Parser _parser = new(new StringReader(source.Text));
    private readonly Stack<ParsingEvent> _open = new();
    private ParsingEvent? _last;

    /// <summary>True once a problem ended the reading.</summary>
    public bool Stopped { get; private set; }

    public ParsingEvent? Next()
    {
        if (Stopped || !Advance()) return null;
        _last = _parser.Current!;
        if (_last is SequenceStart or MappingStart) _open.Push(_last);
        else if (_last is SequenceEnd or MappingEnd) _open.Pop();
        return _last;
    }

    /// <summary>Ends the reading for a reason of ours.</summary>
    public void Stop(Diagnostic? reason)
    {
        if (reason is not null && !Stopped) problems.Add(reason);
        Stopped = true;
    }

    private bool Advance()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException error)
        {
            Stop(Worded(error.Start.Index, error.End.Index, error.Message));
        }
        // The parser throws bare exceptions of many kinds for bad input, an InvalidOperationException for an unclosed
        // '[' among them; what it was fed is always the user's.
#pragma warning disable CA1031 // Do not catch general exception types: see above
        catch (Exception)
#pragma warning restore CA1031
        {
            Stop(Worded(_last?.End.Index ?? 0, _last?.End.Index ?? 0, BreaksOff));
        }
        return false;
    }

    /// <summary>Null if what went wrong was reported already.</summary>
    private Diagnostic? Worded(long from, long to, string message)
    {
        var reached = source.LineOf(_last?.End.Index ?? 0);
        if (problems.Any(p => p.Rule == Rules.UnquotedPattern && p.Span.Line == source.LineOf(from))) return null;
        if (TabbedLines.FirstFrom(source, reached) is { } tab && (message.Contains("tab", StringComparison.Ordinal) || source.LineOf(to) >= tab.Line)) return Rules.Tab.At(tab);
        if (_open.TryPeek(out var open) && IsFlow(open) && (message == BreaksOff || message.Contains("expected ','", StringComparison.Ordinal)))
        {
            var (begin, end) = open is SequenceStart ? ("[", "]") : ("{", "}");
            return Rules.Syntax.At(source.Span(open.Start.Index, open.Start.Index + 1), $"'{begin}' has no matching '{end}', or what is between them needs quotes");
        }
        return Rules.Syntax.At(source.Span(from, to), Plainly(message, (int)Math.Min(from, source.Text.Length)));
    }

    private static bool IsFlow(ParsingEvent open) => open is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow };

    /// <summary>The commonest of the parser's messages in words that say what to do; the others as they are.</summary>
    private string Plainly(string message, int from) => message switch
    {
        _ when message.EndsWith("invalid mapping.", StringComparison.Ordinal) => "a second ': ' in one value; put the value in quotes, or correct the indentation",
        _ when message.EndsWith("cannot start any token.", StringComparison.Ordinal) && from < source.Text.Length => $"a value cannot begin with '{source.Text[from]}'; put it in quotes",
        _ when message.Contains("quoted scalar, found", StringComparison.Ordinal) => "a quote is not closed",
        _ when message.Contains("scanning a quoted scalar", StringComparison.Ordinal) => "a '\\' that begins no escape of YAML; use single quotes, or write '\\\\'",
        _ when message.Contains("scanning a block scalar", StringComparison.Ordinal) => "a value cannot begin with '>' or '|' and go on in the same line; put it in quotes",
        _ when message.EndsWith("did not find expected key.", StringComparison.Ordinal) => "a key such as 'name:' should stand here",
        _ when message.EndsWith("expected <document end>.", StringComparison.Ordinal) => "this stands further left than the line that it belongs below",
        _ => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.'),
    };
}
