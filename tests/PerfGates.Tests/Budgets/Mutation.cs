using System.Text;

namespace PerfGates.Tests.Budgets;

/// <summary>Damages a text in one to four of the ways in which files get damaged, and in some that only an enemy knows.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] Tokens =
    [
        ":", ": ", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "*", "!", "!!str ", "|", "|\n", ">-\n", "#", " #", "'", "\"", "\\", "%", "@", "`", "?", "? ", "---", "\n---\n", "\n...\n",
        "<<: ", "<<: *a", "~", "null", "\t", " ", "    ", "\n", "\r\n", "\r", "\0", "\u0085", "\u2028", "\uFEFF", "\uD83D", "🙂", "${", "${X}", "${X:-", "$${", "}", "{{id}}",
        "version: 1\n", "version", "gates:", "gates:\n", "budgets:", "budgets: [", "warn: ", "budget: ", "severity: ", "inverted: ", "variables:", "secrets: [", "defaults: {", "servers:", "compare:",
        "requires: ", "bundle: {", "http:", "command:", "tags:", "timeout: ", "warmup: ", "confidence: ", "on-inconclusive: ", "constrain:",
        "baseline", " baseline + ", "1.3 * 'a b'.p95", " * ", " < ", " <= ", "==", "=<", "≤", "p95", "p99.9", "100ms", "1m30s", "5%", "500kB", "1e9", "-5", "999999999999999999999999999999", "µs",
    ];

    public string Of(string text)
    {
        for (var rounds = random.Next(1, 5); rounds > 0; rounds--) text = Once(text);
        return text;
    }

    private string Once(string text)
    {
        var at = random.Next(text.Length + 1);
        var to = random.Next(at, Math.Min(text.Length, at + 40) + 1);
        return random.Next(11) switch
        {
            0 => Replaced(text, at, (char)random.Next(128)),
            1 => Replaced(text, at, (char)random.Next(0x10000)),
            2 => Flipped(text, at),
            3 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
            4 => text.Insert(at, Tokens[random.Next(Tokens.Length)] + Tokens[random.Next(Tokens.Length)]),
            5 => text[..at] + text[to..],
            6 => text.Insert(at, text[at..to]),
            7 => text[..at],
            8 => Lines(text, SwapTwo),
            9 => Lines(text, CopyOne),
            _ => text.Insert(at, Deep()),
        };
    }

    private static string Replaced(string text, int at, char c) => at == text.Length ? text + c : text[..at] + c + text[(at + 1)..];

    private string Flipped(string text, int at)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0) bytes[Math.Min(at, bytes.Length - 1)] ^= (byte)(1 << random.Next(8));
        return Encoding.UTF8.GetString(bytes);
    }

    private string Deep() => string.Concat(Enumerable.Repeat(random.Next(5) switch { 0 => "[", 1 => "{a: ", 2 => "- ", 3 => "? ", _ => "&a [" }, random.Next(1, 200)));

    private static string Lines(string text, Action<List<string>> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines);
        return string.Join('\n', lines);
    }

    private void SwapTwo(List<string> lines)
    {
        var (a, b) = (random.Next(lines.Count), random.Next(lines.Count));
        (lines[a], lines[b]) = (lines[b], lines[a]);
    }

    private void CopyOne(List<string> lines) => lines.Insert(random.Next(lines.Count + 1), lines[random.Next(lines.Count)]);
}
