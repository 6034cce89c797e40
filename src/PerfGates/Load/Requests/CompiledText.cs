using System.Text;

namespace PerfGates.Load.Requests;

/// <summary>Where a text stands decides what may not stand in it as it is.</summary>
internal enum Place
{
    Body,

    /// <summary>Blanks, control characters and whatever is not ASCII are percent-encoded.</summary>
    Target,

    /// <summary>Line ends become blanks: a value never begins a header of its own.</summary>
    Header,
}

/// <summary>A template as bytes with places to fill.</summary>
internal sealed class CompiledText
{
    private readonly Piece[] pieces;

    private CompiledText(Piece[] pieces)
    {
        this.pieces = pieces;
        if (pieces.All(p => p.Part is null && p.Slot < 0)) Constant = pieces is [var only] ? only.Literal : [.. pieces.SelectMany(p => p.Literal)];
    }

    /// <summary>Null where something has to be filled in.</summary>
    public byte[]? Constant { get; }

    /// <summary>The name of a variable that has no value; null when everything was written.</summary>
    public string? Write(ByteBuffer to, Variables values)
    {
        foreach (ref readonly var piece in pieces.AsSpan())
        {
            if (piece.Slot >= 0)
            {
                if (!values.Has(piece.Slot)) return piece.Name;
                Escape(to, values[piece.Slot], piece.Place);
            }
            else if (piece.Part is null)
            {
                to.Append(piece.Literal);
            }
            else
            {
                Make(piece.Part, to, values);
            }
        }
        return null;
    }

    private static void Make(TemplatePart part, ByteBuffer to, Variables values)
    {
        switch (part)
        {
            case TemplatePart.Sequence:
                to.Append(values.Fresh.Next());
                break;
            case TemplatePart.Now:
                to.Append(values.Fresh.Now, "yyyy-MM-ddTHH:mm:ss.fffZ");
                break;
            case TemplatePart.Random random:
                to.Append(values.Dice.Between(random.From, random.To));
                break;
            case TemplatePart.Guid:
                // Version and variant as RFC 9562, 5.4, the rest random.
                var (a, b) = (values.Dice.Next(), values.Dice.Next());
                to.Append(new Guid((uint)a, (ushort)(a >> 32), (ushort)(a >> 48 & 0x0FFF | 0x4000), (byte)(b & 0x3F | 0x80), (byte)(b >> 8), (byte)(b >> 16), (byte)(b >> 24), (byte)(b >> 32), (byte)(b >> 40), (byte)(b >> 48), (byte)(b >> 56)));
                break;
            default:
                throw new InvalidOperationException($"{part} is no part to be made");
        }
    }

    private static void Escape(ByteBuffer to, ReadOnlySpan<byte> value, Place place)
    {
        if (place == Place.Body || !value.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E))
        {
            to.Append(value);
            return;
        }
        foreach (var b in value)
        {
            if (place == Place.Header) to.Append(b is (byte)'\r' or (byte)'\n' ? (byte)' ' : b);
            else if (b is > 0x20 and < 0x7F) to.Append(b);
            else to.Append([(byte)'%', (byte)"0123456789ABCDEF"[b >> 4], (byte)"0123456789ABCDEF"[b & 15]]);
        }
    }

    private readonly record struct Piece(byte[] Literal, int Slot, string Name, TemplatePart? Part, Place Place);

    /// <summary>Puts texts one behind the other; neighbouring constants become one.</summary>
    internal sealed class Builder(Slots slots)
    {
        private readonly List<Piece> pieces = [];
        private readonly ByteBuffer pending = new(256);

        public Builder Add(ReadOnlySpan<byte> text)
        {
            pending.Append(text);
            return this;
        }

        public Builder Add(string template, Place place)
        {
            foreach (var part in Template.Parse(template, out _).Parts)
            {
                if (part is TemplatePart.Literal literal) Escape(pending, Encoding.UTF8.GetBytes(literal.Text), place);
                else if (part is not TemplatePart.Variable variable) Add(new Piece([], -1, "", part, place));
                else if (slots.Find(variable.Name) is { } slot) Add(new Piece([], slot, variable.Name, null, place));
                else Escape(pending, Encoding.UTF8.GetBytes(slots.Constant(variable.Name) ?? throw new PlanException($"nothing gives {{{{{variable.Name}}}}} a value")), place);
            }
            return this;
        }

        public CompiledText Build()
        {
            Flush();
            return new([.. pieces]);
        }

        private void Add(Piece piece)
        {
            Flush();
            pieces.Add(piece);
        }

        private void Flush()
        {
            if (pending.Length == 0) return;
            pieces.Add(new(pending.Span.ToArray(), -1, "", null, Place.Body));
            pending.Length = 0;
        }
    }
}
