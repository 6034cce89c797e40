using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VideoStudio.Rendering;

/// <summary>A clip that every browser plays: PNG, third edition (https://www.w3.org/TR/png-3/), with 256 colours of the night.</summary>
public sealed class AnimatedPng
{
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ c >> 1 : c >> 1))];

    private readonly Stream file;
    private readonly int width, height;
    private int sequence;

    public AnimatedPng(Stream file, int width, int height, int frames)
    {
        (this.file, this.width, this.height) = (file, width, height);
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);
        Chunk("IHDR", [.. Number(width), .. Number(height), 8, 3, 0, 0, 0]);
        Chunk("PLTE", [.. Enumerable.Range(0, 256).SelectMany(i => new[] { (byte)i, (byte)(i * i / 255), (byte)(64 + i / 2) })]);
        Chunk("acTL", [.. Number(frames), .. Number(0)]);
    }

    /// <param name="pixels">Row by row, a byte each.</param>
    public void Add(byte[] pixels)
    {
        var first = sequence == 0;
        Chunk("fcTL", [.. Number(sequence++), .. Number(width), .. Number(height), .. Number(0), .. Number(0), 0, 1, 0, 8, 0, 0]);
        using var packed = new MemoryStream();
        if (!first) packed.Write(Number(sequence++));
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(pixels, y * width, width);
            }
        }
        Chunk(first ? "IDAT" : "fdAT", packed.ToArray());
    }

    public void End() => Chunk("IEND", []);

    private void Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(Number(data.Length));
        file.Write(body);
        var sum = 0xFFFFFFFF;
        foreach (var b in body) sum = Remainders[(sum ^ b) & 0xFF] ^ sum >> 8;
        file.Write(Number((int)~sum));
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
