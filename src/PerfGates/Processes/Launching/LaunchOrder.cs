using System.Text;

namespace PerfGates.Processes.Launching;

/// <summary>What a launcher is asked to start, as bytes on its control pipe: the length of what follows (4 bytes), then texts, each ended by NUL, which no operating system passes on.</summary>
/// <param name="Program">Full path.</param>
/// <param name="Arguments">Without the program's name.</param>
/// <param name="Environment">"NAME=value".</param>
/// <param name="Cores">Processors that it may use; 0: all.</param>
/// <param name="Memory">Bytes that it may have; 0: all.</param>
internal sealed record LaunchOrder(string Program, string[] Arguments, string[] Environment, int Cores, long Memory)
{
    public byte[] Bytes()
    {
        string[] texts = [Program, Text(Arguments.Length), .. Arguments, Text(Environment.Length), .. Environment, Text(Cores), Text(Memory)];
        var body = Encoding.UTF8.GetBytes(string.Concat(texts.Select(t => t + "\0")));
        return [.. BitConverter.GetBytes(body.Length), .. body];
    }

    /// <param name="body">Without the length.</param>
    public static LaunchOrder Of(byte[] body)
    {
        var at = 0;
        var program = Next();
        var arguments = Several();
        var environment = Several();
        return new(program, arguments, environment, (int)Number(), Number());

        string Next()
        {
            var length = Array.IndexOf(body, (byte)0, at) - at;
            var text = Encoding.UTF8.GetString(body, at, length);
            at += length + 1;
            return text;
        }

        long Number() => long.Parse(Next(), System.Globalization.CultureInfo.InvariantCulture);

        string[] Several()
        {
            var texts = new string[Number()];
            for (var i = 0; i < texts.Length; i++) texts[i] = Next();
            return texts;
        }
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
