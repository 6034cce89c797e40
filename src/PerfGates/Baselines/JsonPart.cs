using System.Text;
using System.Text.Json;

namespace PerfGates.Baselines;

/// <summary>A value in a JSON text with its place, in bytes of UTF-8.</summary>
internal abstract record JsonPart(long From, long To)
{
    /// <summary>How messages call what was found.</summary>
    public abstract string Noun { get; }

    internal sealed record Mapping(long From, long To, IReadOnlyList<Member> Members) : JsonPart(From, To)
    {
        public override string Noun => "a mapping";
    }

    internal sealed record List(long From, long To, IReadOnlyList<JsonPart> Items) : JsonPart(From, To)
    {
        public override string Noun => "a list";
    }

    internal sealed record Words(long From, long To, string Value) : JsonPart(From, To)
    {
        public override string Noun => "a text";
    }

    /// <param name="Written">Digits as they stand there.</param>
    internal sealed record Number(long From, long To, string Written) : JsonPart(From, To)
    {
        public override string Noun => "a number";
    }

    internal sealed record Other(long From, long To, string Written) : JsonPart(From, To)
    {
        public override string Noun => Written;
    }

    /// <param name="KeyFrom">Where the key begins.</param>
    internal sealed record Member(string Key, long KeyFrom, JsonPart Value);

    /// <exception cref="JsonException">Not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text is half of a surrogate pair.</exception>
    public static JsonPart Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var root = Read(ref reader);
        reader.Read(); // complains of anything behind
        return root;
    }

    // The reader itself ends what is nested more than 64 deep.
    private static JsonPart Read(ref Utf8JsonReader reader)
    {
        var from = reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<Member> members = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (key, keyFrom) = (reader.GetString()!, reader.TokenStartIndex);
                    reader.Read();
                    members.Add(new(key, keyFrom, Read(ref reader)));
                }
                return new Mapping(from, reader.BytesConsumed, members);
            case JsonTokenType.StartArray:
                List<JsonPart> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader));
                return new List(from, reader.BytesConsumed, items);
            case JsonTokenType.String:
                return new Words(from, reader.BytesConsumed, reader.GetString()!);
            default:
                var written = Encoding.UTF8.GetString(reader.ValueSpan);
                return reader.TokenType == JsonTokenType.Number ? new Number(from, reader.BytesConsumed, written) : new Other(from, reader.BytesConsumed, written);
        }
    }
}
