using System.Text;

namespace PerfGates.Processes;

/// <summary>
/// Splits a command line into words as a shell would, without being one: no variables, no globs, no <c>~</c>, no pipes.
/// <code>
/// line   = { blank } [ word { blank { blank } word } { blank } ]
/// word   = part { part }
/// part   = plain | "'" { any but "'" } "'" | '"' { quoted } '"'
/// plain  = "\" ( blank | "'" | '"' | "\" )  = that character
///        | any but blank, quotes                                   a "\" before anything else stays: C:\tools
/// quoted = "\" ( '"' | "\" )                = that character
///        | any but '"'
/// blank  = space | tab | line break
/// </code>
/// </summary>
internal static class CommandLine
{
    private static readonly string[] ShellWords = ["|", "||", "&", "&&", ";", "<", "<<", ">", ">>", "2>", "2>>", "2>&1", "&>"];

    /// <summary>Where a command line cannot be split, and why.</summary>
    internal sealed record Problem(int Offset, int Length, string Text);

    /// <summary>No words means a problem.</summary>
    public static IReadOnlyList<string> Split(string line, out Problem? problem)
    {
        problem = null;
        List<string> words = [];
        for (var at = 0; at < line.Length;)
        {
            if (IsBlank(line[at]))
            {
                at++;
                continue;
            }
            var begin = at;
            if (Word(line, ref at) is not { } word)
            {
                problem = new(at, line.Length - at, $"the quote {line[at]} is never closed");
                return [];
            }
            if (ShellWords.Contains(line[begin..at]))
            {
                problem = new(begin, at - begin, $"{line[begin..at]} needs a shell, and none is used; write a list of three words, sh, -c and the line, or put it in quotes");
                return [];
            }
            words.Add(word);
        }
        if (words.Count == 0 || words[0].Length == 0) problem = new(0, line.Length, "it names no program");
        return problem is null ? words : [];
    }

    // On an open quote: null, and the position of the quote.
    private static string? Word(string line, ref int at)
    {
        var word = new StringBuilder();
        while (at < line.Length && !IsBlank(line[at]))
            if (line[at] is '\'' or '"')
            {
                if (!Quoted(line, ref at, word)) return null;
            }
            else word.Append(Character(line, ref at, c => IsBlank(c) || c is '\'' or '"' or '\\'));
        return word.ToString();
    }

    private static bool Quoted(string line, ref int at, StringBuilder word)
    {
        var (open, quote) = (at, line[at]);
        at++;
        while (at < line.Length && line[at] != quote) word.Append(Character(line, ref at, c => quote == '"' && (c is '"' or '\\')));
        if (at == line.Length) at = open;
        else at++;
        return at != open;
    }

    private static char Character(string line, ref int at, Func<char, bool> escapable)
    {
        if (line[at] == '\\' && at + 1 < line.Length && escapable(line[at + 1])) at++;
        return line[at++];
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';
}
