namespace PerfGates.Tests.Reports.Formats;

/// <summary>Names with every character that means something to somebody.</summary>
internal static class AwkwardNames
{
    private static readonly string[] Picked =
    [
        "plain", "", " ", "a,b", "a\"b", "'", "a\nb", "a\r\nb", "\t", "\0", "\u0001\u001b[31m", "\ud800", "\udc00x", "😀", "\ufeff", "\uffff", "\u2028", "\u0085",
        "</testcase>", "]]>", "<!--", "&amp;", "<details>", "| a | b |", "```\n# h", "\\", "\\n", "\\\"", "{x=\"y\"} 1\n# EOF", "# EOF", "@me #1 GH-1", "%SRCROOT%", "../../x", "C:\\x y\\z", "=1+1", "-bencher-ignore",
        "é ü ß 漢字 عربي", "$(rm -rf /)", "it's", "__proto__", new('x', 3000),
    ];

    private const string Alphabet = "ab |`<>&\"'\\,;:{}[]()#@%=\n\r\t\0\u0001\ud83d\ude00\u202e\ufffe*_~$!-.é";

    /// <summary>The picked ones, and as many random ones of a fixed seed; no two alike.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Picked.Concat(Random(Picked.Length)).Distinct()];

    private static IEnumerable<string> Random(int count)
    {
        var random = new Random(20260131);
        for (var i = 0; i < count; i++) yield return new string(random.GetItems<char>(Alphabet, random.Next(1, 30)));
    }

    /// <summary>As UTF-8 keeps it: half a pair of surrogates becomes U+FFFD.</summary>
    public static string Written(string name) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(name));
}
