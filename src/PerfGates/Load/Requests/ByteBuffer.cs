using System.Text;

namespace PerfGates.Load.Requests;

/// <summary>Bytes that grow and never move while they are sent: the array is pinned.</summary>
internal sealed class ByteBuffer(int capacity)
{
    public byte[] Bytes { get; private set; } = Pinned(capacity);

    public int Length { get; set; }

    public ReadOnlySpan<byte> Span => Bytes.AsSpan(0, Length);

    public static byte[] Pinned(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    public void Append(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void Append<T>(T value, ReadOnlySpan<char> format = default) where T : IUtf8SpanFormattable
    {
        // 40 is longer than any number, time or UUID.
        if (value.TryFormat(Reserve(40), out var written, format, null)) Length += written;
    }

    /// <summary>At least so many free bytes behind what is there.</summary>
    public Span<byte> Reserve(int count)
    {
        if (Bytes.Length - Length < count)
        {
            var larger = Pinned(Math.Max(Bytes.Length * 2, Length + count));
            Span.CopyTo(larger);
            Bytes = larger;
        }
        return Bytes.AsSpan(Length);
    }

    public override string ToString() => Encoding.UTF8.GetString(Span);
}
