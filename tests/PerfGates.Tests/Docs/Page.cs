namespace PerfGates.Tests.Docs;

/// <summary>A page for people, with its code blocks.</summary>
/// <param name="Path">From the root of the repository.</param>
internal sealed record Page(string Path, IReadOnlyList<string> Lines)
{
    public static Page Of(string path) => new(path, Repository.Read(path).Split('\n'));

    /// <summary>Everything under docs/, and the pages at the root and of the samples.</summary>
    public static IEnumerable<Page> All() =>
        Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.At("samples"), "*.md"))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Select(f => System.IO.Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(Of);

    /// <summary>Fenced blocks in order. A longer fence holds shorter ones; one that is never closed is a mistake.</summary>
    public IReadOnlyList<Block> Blocks()
    {
        List<Block> blocks = [];
        for (var i = 0; i < Lines.Count; i++)
        {
            if (!Lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal)) continue;
            var start = i++;
            var fence = Lines[start].TrimStart()[..Lines[start].TrimStart().TakeWhile(c => c == '`').Count()];
            while (i < Lines.Count && Lines[i].TrimStart() != fence) i++;
            Assert.True(i < Lines.Count, $"{Path}:{start + 1}: this block is never closed");
            var indent = Lines[start].Length - Lines[start].TrimStart().Length;
            string[] words = Lines[start].TrimStart()[fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            blocks.Add(new(this, blocks.Count, start + 1, words.FirstOrDefault(""), words.Skip(1).ToArray(), string.Concat(Lines.Skip(start + 1).Take(i - start - 1).Select(l => l[Math.Min(indent, l.Length)..] + "\n"))));
        }
        return blocks;
    }

    /// <summary>Puts another text into a block of this page on the disk.</summary>
    public static void Rewrite(Block block, string text)
    {
        var page = Of(block.Page.Path);
        var now = page.Blocks()[block.Ordinal];
        string[] lines = [.. page.Lines.Take(now.Line), .. text.TrimEnd('\n').Split('\n'), .. page.Lines.Skip(now.Line + now.Text.Count(c => c == '\n'))];
        File.WriteAllText(Repository.At(page.Path), string.Join('\n', lines));
    }
}

/// <summary>A fenced block.</summary>
/// <param name="Ordinal">Which block of its page it is, from 0.</param>
/// <param name="Line">Of its opening fence, from 1.</param>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Words">The other words.</param>
internal sealed record Block(Page Page, int Ordinal, int Line, string Language, IReadOnlyList<string> Words, string Text)
{
    public string Place => $"{Page.Path}:{Line}";

    /// <summary>"PG4007" of the word "error=PG4007"; null if there is none.</summary>
    public string? Value(string name) => Words.FirstOrDefault(w => w.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>The block right behind this one, whatever text stands between.</summary>
    public Block? Next() => Page.Blocks().ElementAtOrDefault(Ordinal + 1);
}
