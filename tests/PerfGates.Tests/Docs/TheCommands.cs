namespace PerfGates.Tests.Docs;

/// <summary>
/// Types every <c>console</c> block of a page, in order, in one folder. What stands in that folder the page says too:
/// <c>yaml file</c> blocks are its budget file, <c>text file=a/b</c> blocks any other, and comments such as
/// <c>&lt;!-- file: wwwroot/app.js 612412 bytes --&gt;</c> make one of a size.
/// </summary>
[Collection("Rewrites pages")]
public class TheCommands
{
    public static TheoryData<string> Pages => [.. Page.All().Where(p => p.Blocks().Any(IsTyped)).Select(p => p.Path)];

    [Theory, MemberData(nameof(Pages))]
    public async Task Print_what_the_page_shows(string path)
    {
        using var session = new ConsoleSession();
        var page = Page.Of(path);
        foreach (var words in page.Lines.Where(l => l.StartsWith("<!-- file: ", StringComparison.Ordinal)).Select(l => l.Split(' ')))
            session.Write(words[2], new string('x', int.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var block in page.Blocks())
            if (block is { Language: "yaml" } && block.Words.Contains("file")) session.Write(".perfbudget.yml", block.Text);
            else if (block is { Language: "text" } && block.Value("file") is { } file) session.Write(file, block.Text);
            else if (IsTyped(block)) Shown(block.Next()!, string.Concat(await TypeAsync(session, block)));
            else if (block is { Language: "json" } && block.Value("file") is { } written) Shown(block, session.Read(written));
    }

    private static bool IsTyped(Block block) => block is { Language: "console", Words: [] };

    private static async Task<List<string>> TypeAsync(ConsoleSession session, Block block)
    {
        List<string> printed = [];
        foreach (var line in block.Text.Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal))) printed.Add(await session.TypeAsync(line[2..]));
        return printed;
    }

    private static void Shown(Block block, string received)
    {
        if (ConsoleSession.WithoutTimes(block.Text).TrimEnd() != ConsoleSession.WithoutTimes(received).TrimEnd()) Docs.Shown.Matches(block, received);
    }
}
