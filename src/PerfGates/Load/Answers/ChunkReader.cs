namespace PerfGates.Load.Answers;

/// <summary>Chunked transfer coding (RFC 9112, 7.1), extensions and trailers included. Keeps its place between any two bytes.</summary>
internal struct ChunkReader
{
    private At at;
    private long size;
    private int digits;
    private int line; // bytes of the running line of trailers, or of an extension

    private enum At
    {
        Size,
        Extension,
        SizeEnd,
        Data,
        DataEnd,
        DataEndEnd,
        Trailer,
        TrailerEnd,
        Done,
    }

    public string? Problem { get; private set; }

    public readonly bool IsComplete => at == At.Done;

    /// <summary>Moves over the bytes up to the end of a piece of data, and returns how long that is; or over all of them, or to a problem, with 0.</summary>
    public int Read(ref ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0 && Problem is null && at != At.Done)
        {
            if (at == At.Data)
            {
                var count = (int)Math.Min(size, bytes.Length);
                bytes = bytes[count..];
                size -= count;
                if (size == 0) at = At.DataEnd;
                return count;
            }
            Step(bytes[0]);
            bytes = bytes[1..];
        }
        return 0;
    }

    public int Read(ref Span<byte> bytes)
    {
        ReadOnlySpan<byte> rest = bytes;
        var data = Read(ref rest);
        bytes = bytes[(bytes.Length - rest.Length)..];
        return data;
    }

    private void Step(byte b)
    {
        switch (at)
        {
            case At.Size when char.IsAsciiHexDigit((char)b):
                if (++digits > 15) Problem = "chunk of an impossible size";
                size = size << 4 | (uint)Hex(b);
                break;
            case At.Size when digits > 0 && b is (byte)';' or (byte)' ' or (byte)'\t':
                (at, line) = (At.Extension, 0);
                break;
            case At.Size when digits > 0 && b == '\r':
            case At.Extension when b == '\r':
                at = At.SizeEnd;
                break;
            case At.Extension:
                if (++line > 8 << 10) Problem = "chunk with an endless extension";
                break;
            case At.SizeEnd when b == '\n':
                (at, digits, line) = (size > 0 ? At.Data : At.Trailer, 0, 0);
                break;
            case At.DataEnd when b == '\r':
                at = At.DataEndEnd;
                break;
            case At.DataEndEnd when b == '\n':
                at = At.Size;
                break;
            case At.Trailer when b == '\r':
                at = At.TrailerEnd;
                break;
            case At.Trailer:
                if (++line > 64 << 10) Problem = "trailers too long";
                break;
            case At.TrailerEnd when b == '\n':
                // An empty line ends the trailers; digits is 1 after a line that was not empty.
                if (line == digits) at = At.Done;
                else (at, digits) = (At.Trailer, line);
                break;
            default:
                Problem = "malformed chunk";
                break;
        }
    }

    private static int Hex(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;
}
