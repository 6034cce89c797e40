using System.Globalization;
using System.Text;
using System.Text.Json;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import;

/// <summary>
/// JSON as the tree that YAML is read into, so that whoever imports knows one kind of tree. Values are visited in the
/// order in which they stand, and so is the text: a recording of 10 MB is often a single line.
/// </summary>
internal sealed class JsonTree
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly byte[] _json;
    private readonly string _file;
    private int _at;
    private int _line = 1;
    private int _column = 1;

    private JsonTree(string text, string file) => (_json, _file) = (Encoding.UTF8.GetBytes(text), file);

    /// <summary>Null after a problem.</summary>
    /// <param name="format">What it should be, for the message: "HAR".</param>
    public static BudgetNode? Read(string text, string file, string format, ICollection<Diagnostic> problems)
    {
        var tree = new JsonTree(text, file);
        try
        {
            var reader = new Utf8JsonReader(tree._json, Lenient);
            reader.Read();
            var root = tree.Value(ref reader);
            reader.Read(); // complains of anything behind
            return root;
        }
        catch (JsonException e)
        {
            var span = new SourceSpan(file, (int)(e.LineNumber ?? 0) + 1, 1, (int)(e.LineNumber ?? 0) + 1, 1);
            problems.Add(Rules.ImportNotReadable.At(span, file, format, string.Create(CultureInfo.InvariantCulture, $"{FirstSentence(e.Message)} (byte {(e.BytePositionInLine ?? 0) + 1} of the line)")));
        }
        catch (InvalidOperationException e)
        {
            problems.Add(Rules.ImportNotReadable.At(tree.Here(), file, format, FirstSentence(e.Message))); // half of a surrogate pair
        }
        return null;
    }

    private BudgetNode Value(ref Utf8JsonReader reader)
    {
        var span = Reach(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<BudgetNode.Entry> entries = [];
                Dictionary<string, int> places = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var key = new BudgetNode.Scalar(Reach(reader.TokenStartIndex), reader.GetString()!, Plain: false, Exact: false);
                    reader.Read();
                    var entry = new BudgetNode.Entry(key, Value(ref reader));
                    // As every reader of JSON in a browser or in Node does, the last of equal keys counts.
                    if (places.TryAdd(key.Text, entries.Count)) entries.Add(entry);
                    else entries[places[key.Text]] = entry;
                }
                return new BudgetNode.Mapping(span, entries);
            case JsonTokenType.StartArray:
                List<BudgetNode> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Value(ref reader));
                return new BudgetNode.Sequence(span, items);
            case JsonTokenType.String:
                return new BudgetNode.Scalar(span, reader.GetString()!, Plain: false, Exact: false);
            default:
                return new BudgetNode.Scalar(span, Encoding.UTF8.GetString(reader.ValueSpan), Plain: true, Exact: false);
        }
    }

    private SourceSpan Reach(long offset)
    {
        for (; _at < offset; _at++)
            if (_json[_at] == '\n') (_line, _column) = (_line + 1, 1);
            else if ((_json[_at] & 0xC0) != 0x80) _column += _json[_at] >= 0xF0 ? 2 : 1; // in UTF-16 units
        return Here();
    }

    private SourceSpan Here() => new(_file, _line, _column, _line, _column);

    // The others say how to set options and where it is, which the position says better.
    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');
}
