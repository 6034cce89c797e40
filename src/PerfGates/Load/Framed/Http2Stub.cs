using System.Buffers.Binary;
using System.Net.Sockets;

namespace PerfGates.Load.Framed;

/// <summary>The least of HTTP/2 (RFC 9113) that answers "ok" to whatever is asked over a connection.</summary>
internal static class Http2Stub
{
    private const byte Data = 0, Headers = 1, Settings = 4, Ping = 6;
    private const byte EndStream = 1, Ack = 1, EndHeaders = 4;
    private const byte Status200 = 0x88; // RFC 7541, appendix A: index 8

    public static void Serve(Socket connection)
    {
        using NetworkStream stream = new(connection, ownsSocket: false);
        stream.ReadExactly(new byte[Preface.Length]);
        stream.Write(Frame(Settings, 0, 0, []));
        var head = new byte[9];
        var payload = new byte[1 << 14]; // RFC 9113, 4.2: the longest that may come unasked
        while (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var content = payload.AsSpan(0, head[0] << 16 | head[1] << 8 | head[2]);
            stream.ReadExactly(content);
            var isAck = (head[4] & Ack) != 0;
            var number = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5));
            if (head[3] == Headers) stream.Write([.. Frame(Headers, EndHeaders, number, [Status200]), .. Frame(Data, EndStream, number, "ok"u8)]);
            else if (head[3] == Settings && !isAck) stream.Write(Frame(Settings, Ack, 0, []));
            else if (head[3] == Ping && !isAck) stream.Write(Frame(Ping, Ack, 0, content));
        }
    }

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    private static byte[] Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8 | type);
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(9));
        return frame;
    }
}
