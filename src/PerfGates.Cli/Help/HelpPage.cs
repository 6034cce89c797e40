using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfGates.Cli.Help;

/// <summary>Puts into the parser's own help page what it cannot: groups of commands, examples, exit codes. Pure.</summary>
internal static partial class HelpPage
{
    private const string Commands = "Commands:\n";

    /// <param name="page">As the parser writes it.</param>
    /// <param name="path">The command as it is typed behind the program's name; empty for the root.</param>
    public static string Of(Command command, string path, string page)
    {
        var text = new StringBuilder(Grouped(Defaults(page.ReplaceLineEndings("\n")), isRoot: path.Length == 0).TrimEnd('\n')).Append('\n');
        var examples = Examples.Of(path).ToList();
        if (examples.Count > 0) text.Append("\nExamples:\n");
        foreach (var example in examples) text.Append(CultureInfo.InvariantCulture, $"  {example.Line}\n      {example.What}\n");
        if (command is RootCommand) text.Append("\n'perfgates <command> --help' has examples of each.\n");
        if (path == "run")
        {
            text.Append("\nExit codes:\n");
            foreach (var (code, when) in ExitCodes.All) text.Append(CultureInfo.InvariantCulture, $"  {(int)code,-4} {when.Replace("`", "'", StringComparison.Ordinal)}\n");
        }
        return text.Append('\n').ToString();
    }

    /// <summary>Defaults of closed sets, as one types them: "text" and not the "Text" of the code.</summary>
    private static string Defaults(string page) => Default().Replace(page, found => found.Value.ToLowerInvariant());

    private static string Grouped(string page, bool isRoot)
    {
        if (!isRoot || page.IndexOf(Commands, StringComparison.Ordinal) is not (>= 0 and var start)) return page;
        var end = page.IndexOf("\n\n", start, StringComparison.Ordinal) is >= 0 and var found ? found + 1 : page.Length;
        // A row may go on in further lines, which stand deeper.
        List<string> rows = [];
        foreach (var line in page[(start + Commands.Length)..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.StartsWith("   ", StringComparison.Ordinal) && rows.Count > 0) rows[^1] += line + "\n";
            else rows.Add(line + "\n");
        var groups = rows.OrderBy(r => CommandGroups.Rank(Name(r))).GroupBy(r => CommandGroups.Of(Name(r))).Select(g => $"{g.Key}:\n{string.Concat(g)}");
        return string.Concat(page.AsSpan(0, start), string.Join('\n', groups), page.AsSpan(end));
    }

    private static string Name(string row) => row.Trim().Split(' ')[0];

    [GeneratedRegex(@"\[default: [A-Z][a-z]+\]")]
    private static partial Regex Default();
}
