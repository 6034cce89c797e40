using System.Text;
using PerfGates.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PerfGates.Budgets;

/// <summary>
/// Text in, tree out. Built from the parser's events rather than its nodes, because only the events know where an alias
/// stands, and so that one file can have several duplicate keys. What YAML can do and a budget file does not need is
/// refused: merge keys, tags, several documents, keys that are not text.
/// </summary>
internal sealed class BudgetTree
{
    public const int MostBytes = 1_000_000;
    public const int MostNodes = 100_000;
    public const int DeepestNode = 64;

    private readonly SourceText _source;
    private readonly ICollection<Diagnostic> _problems;
    private readonly YamlEvents _events;
    private readonly Dictionary<string, Anchored> _anchors = [];
    private readonly HashSet<string> _openAnchors = [];
    private readonly List<(int First, int Last)> _tabsAllowed = [];
    private int _visited;
    private int _characters;

    /// <param name="Size">Nodes in it, aliases expanded.</param>
    private sealed record Anchored(BudgetNode Node, int Size, int Characters, int Height);

    private BudgetTree(SourceText source, ICollection<Diagnostic> problems) =>
        (_source, _problems, _events) = (source, problems, new YamlEvents(source, problems));

    /// <summary>The root; null after a problem that leaves nothing to look at, which is then the last one reported.</summary>
    public static BudgetNode? Read(string text, string file, ICollection<Diagnostic> problems)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MostBytes)
        {
            problems.Add(Rules.TooLarge.At(SourceSpan.StartOf(file), $"{bytes} bytes", $"{MostBytes} bytes"));
            return null;
        }
        var source = new SourceText(text, file);
        if (Unprintable.First(source) is { } unprintable)
        {
            problems.Add(unprintable);
            return null;
        }
        return new BudgetTree(source, problems).Document();
    }

    private BudgetNode? Document()
    {
        BudgetNode? root = null;
        while (_events.Next() is { } e)
        {
            if (e is DocumentStart { Start.Index: var at } && root is not null)
            {
                _problems.Add(Rules.YamlFeature.At(_source.Span(at, at + 3), "a second document ('---') is", "put all gates into one document"));
                break;
            }
            if (e is NodeEvent) root = Node(e, 1);
        }
        if (_events.Stopped) return null;
        foreach (var tab in TabbedLines.Outside(_source, _tabsAllowed)) _problems.Add(Rules.Tab.At(tab));
        if (root is null or BudgetNode.Scalar { IsNull: true })
        {
            _problems.Add(Rules.EmptyFile.At(SourceSpan.StartOf(_source.File)));
            return null;
        }
        return root;
    }

    /// <summary>Null only once the events have stopped.</summary>
    private BudgetNode? Node(ParsingEvent first, int depth)
    {
        var (nodesBefore, charactersBefore) = (_visited, _characters);
        if (TooMuch(first, 1, first is Scalar { Value.Length: var length } ? length : 0, depth)) return null;
        var anchor = first is NodeEvent { Anchor.IsEmpty: false } named ? named.Anchor.Value : null;
        if (anchor is not null) _openAnchors.Add(anchor);
        var node = first switch
        {
            AnchorAlias alias => Aliased(alias, depth),
            Scalar scalar => Text(scalar),
            SequenceStart list => List(list, depth),
            MappingStart mapping => Map(mapping, depth),
            _ => ValueMissing(first),
        };
        if (anchor is null || node is null) return node;
        _openAnchors.Remove(anchor);
        _anchors[anchor] = new(node, _visited - nodesBefore, _characters - charactersBefore, Height(node));
        return node;
    }

    // For "a:", line break, " :" the parser ends the inner mapping after its empty key.
    private BudgetNode? ValueMissing(ParsingEvent end)
    {
        _events.Stop(Rules.Syntax.At(_source.Span(end.Start.Index, end.End.Index), "there is a ':' without a key and a value"));
        return null;
    }

    private BudgetNode? Aliased(AnchorAlias alias, int depth)
    {
        var span = _source.Span(alias.Start.Index, alias.End.Index);
        var name = alias.Value.Value;
        if (_openAnchors.Contains(name))
            _problems.Add(Rules.YamlFeature.At(span, $"an alias ('*{name}') inside the value that it stands for is", "write the value out"));
        else if (_anchors.TryGetValue(name, out var anchored))
        {
            if (TooMuch(alias, anchored.Size, anchored.Characters, depth + anchored.Height - 1)) return null;
            var node = anchored.Node with { Span = span };
            return node is BudgetNode.Scalar scalar ? scalar with { Exact = false } : node;
        }
        else _problems.Add(Rules.UnquotedPattern.At(span, $"*{name.TrimEnd(':')}", $"an alias, but no '&{name.TrimEnd(':')}' stands before it"));
        return new BudgetNode.Scalar(span, $"*{name}", Plain: false, Exact: true) { Doubtful = true };
    }

    private BudgetNode.Sequence? List(SequenceStart start, int depth)
    {
        RefuseTag(start);
        List<BudgetNode> items = [];
        var e = _events.Next();
        for (; e is not (null or SequenceEnd); e = _events.Next())
            if (Node(e, depth + 1) is { } item) items.Add(item);
        return e is null ? null : new(Closed(start, e, start.Style == SequenceStyle.Flow), items);
    }

    private BudgetNode.Mapping? Map(MappingStart start, int depth)
    {
        RefuseTag(start);
        List<BudgetNode.Entry> entries = [];
        Dictionary<string, int> lines = [];
        var e = _events.Next();
        for (; e is not (null or MappingEnd); e = _events.Next())
        {
            var key = Key(e, depth);
            if (_events.Next() is not { } second || Node(second, depth + 1) is not { } value) return null;
            if (key is null) continue;
            if (lines.TryAdd(key.Text, key.Span.Line)) entries.Add(new(key, value));
            else _problems.Add(Rules.DuplicateKey.At(key.Span, key.Text, lines[key.Text]));
        }
        return e is null ? null : new(Closed(start, e, start.Style == MappingStyle.Flow), entries);
    }

    /// <summary>Null after a problem; the value that follows is then of no use.</summary>
    private BudgetNode.Scalar? Key(ParsingEvent e, int depth)
    {
        var node = Node(e, depth + 1);
        switch (node)
        {
            case BudgetNode.Scalar { Text: "<<", Plain: true } merge:
                _problems.Add(Rules.YamlFeature.At(merge.Span, "the merge key '<<' is", "repeat the keys, or put an alias in place of a whole value"));
                return null;
            case BudgetNode.Scalar key:
                return key.Doubtful ? null : key;
            case null:
                return null;
            default:
                _problems.Add(Rules.YamlFeature.At(node.Span, $"{node.Shape} as a key is", "put text such as {{name}} or {name} in quotes"));
                return null;
        }
    }

    private BudgetNode.Scalar Text(Scalar scalar)
    {
        var (from, to) = ContentOf(scalar);
        var span = _source.Span(from, to);
        if (span.EndLine > span.Line) _tabsAllowed.Add((span.Line, span.EndLine));
        if (!scalar.Tag.IsEmpty)
        {
            var written = _source.Text[(int)scalar.Start.Index..Math.Max((int)scalar.Start.Index, to)].TrimEnd();
            var whole = _source.Span(scalar.Start.Index, scalar.Start.Index + written.Length);
            if (scalar.Style == ScalarStyle.Plain && !written.StartsWith("!!", StringComparison.Ordinal) && whole.Line == whole.EndLine)
            {
                _problems.Add(Rules.UnquotedPattern.At(whole, written, "a tag"));
                return new(whole, written, Plain: false, Exact: true) { Doubtful = true };
            }
            RefuseTag(scalar);
        }
        var oneLine = span.Line == span.EndLine;
        var exact = oneLine && string.CompareOrdinal(_source.Text, from, scalar.Value, 0, scalar.Value.Length) == 0;
        return new(span, scalar.Value, scalar.Style == ScalarStyle.Plain && oneLine, exact);
    }

    /// <summary>Where the text itself stands: after an anchor and a tag, inside the quotes.</summary>
    private (int From, int To) ContentOf(Scalar scalar)
    {
        var (from, to) = ((int)scalar.Start.Index, (int)Math.Min(scalar.End.Index, _source.Text.Length));
        from = Math.Min(from, to);
        while (from < to && !(scalar.Anchor.IsEmpty && scalar.Tag.IsEmpty) && _source.Text[from] is '&' or '!')
        {
            while (from < to && !char.IsWhiteSpace(_source.Text[from])) from++;
            while (from < to && char.IsWhiteSpace(_source.Text[from])) from++;
        }
        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted) return (from + 1, Math.Max(from + 1, to - 1));
        while (to > from && char.IsWhiteSpace(_source.Text[to - 1])) to--;
        return (from, to);
    }

    private SourceSpan Closed(ParsingEvent start, ParsingEvent end, bool flow)
    {
        var span = _source.Span(start.Start.Index, end.End.Index + (flow ? 1 : 0));
        if (flow && span.EndLine > span.Line) _tabsAllowed.Add((span.Line, span.EndLine));
        return span;
    }

    private void RefuseTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty)
            _problems.Add(Rules.YamlFeature.At(_source.Span(node.Start.Index, node.End.Index), "a tag (a word that begins with '!') is", "remove it, or put the text in quotes"));
    }

    /// <summary>Counts what is about to be visited; aliases are cheap to write and dear to walk.</summary>
    private bool TooMuch(ParsingEvent at, int nodes, int characters, int depth)
    {
        (_visited, _characters) = (_visited + nodes, _characters + characters);
        var (found, most) =
            depth > DeepestNode ? ($"values nested more than {DeepestNode} deep", $"{DeepestNode} levels")
            : _visited > MostNodes ? ($"more than {MostNodes} values", $"{MostNodes}, with aliases counted as often as they are used")
            : _characters > MostBytes ? ($"more than {MostBytes} characters", $"{MostBytes}, with aliases counted as often as they are used")
            : ("", "");
        if (found.Length > 0) _events.Stop(Rules.TooLarge.At(_source.Span(at.Start.Index, at.End.Index), found, most));
        return _events.Stopped;
    }

    private static int Height(BudgetNode node) => node switch
    {
        BudgetNode.Mapping { Entries.Count: > 0 } mapping => 1 + mapping.Entries.Max(e => Height(e.Value)),
        BudgetNode.Sequence { Items.Count: > 0 } list => 1 + list.Items.Max(Height),
        _ => 1,
    };
}
