using System.Globalization;
using System.Text;

namespace PerfGates.Tests.Reports;

/// <summary>
/// Reads gauges out of an ExportMetricsServiceRequest, by the field numbers of
/// github.com/open-telemetry/opentelemetry-proto, metrics/v1/metrics.proto. A reader of our own, because the package that has one
/// brings a generator along.
/// </summary>
internal static class Gauges
{
    private sealed record Field(int Number, byte[] Bytes, double Double);

    /// <summary>A line a data point: name, value, attributes.</summary>
    public static string Of(byte[] request)
    {
        var metrics = Below(request, 1, 2, 2); // resource_metrics, scope_metrics, metrics
        var lines = metrics.SelectMany(m => Points(m).Select(p => $"{Text(m, 1)} = {Value(p).ToString(CultureInfo.InvariantCulture)} {{ {string.Join(", ", Attributes(p))} }}"));
        return string.Join('\n', lines);
    }

    private static IEnumerable<byte[]> Points(byte[] metric) => Below(metric, 5, 1); // gauge, data_points

    private static double Value(byte[] point) => Fields(point).Single(f => f.Number == 4).Double; // as_double

    private static IEnumerable<string> Attributes(byte[] point) => Below(point, 7).Select(a => $"{Text(a, 1)}: {Text(Below(a, 2).Single(), 1)}");

    private static string Text(byte[] message, int number) => Fields(message).SingleOrDefault(f => f.Number == number) is { } field ? Encoding.UTF8.GetString(field.Bytes) : "";

    private static IEnumerable<byte[]> Below(byte[] message, params ReadOnlySpan<int> path)
    {
        IEnumerable<byte[]> found = [message];
        foreach (var number in path) found = [.. found.SelectMany(m => Fields(m).Where(f => f.Number == number).Select(f => f.Bytes))];
        return found;
    }

    private static List<Field> Fields(byte[] message)
    {
        List<Field> fields = [];
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var (number, kind) = ((int)(tag >> 3), tag & 7);
            switch (kind)
            {
                case 0: Varint(message, ref at); break;
                case 1: fields.Add(new(number, [], BitConverter.ToDouble(message, at))); at += 8; break;
                case 2: var length = (int)Varint(message, ref at); fields.Add(new(number, message[at..(at + length)], 0)); at += length; break;
                case 5: at += 4; break;
                default: throw new InvalidDataException($"a field of kind {kind}");
            }
        }
        return fields;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }
}
