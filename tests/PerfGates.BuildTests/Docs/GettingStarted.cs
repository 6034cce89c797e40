using System.Text.RegularExpressions;
using PerfGates.BuildTests.Bench;
using PerfGates.Tests.Docs;

namespace PerfGates.BuildTests.Docs;

/// <summary>The page for newcomers, followed to the letter in an empty folder.</summary>
public sealed partial class GettingStarted(Workbench bench)
{
    private const string Page = "docs/getting-started.md";

    [Fact]
    public void Goes_as_the_page_says()
    {
        var folder = bench.NewRepositoryWithTool().Folder;
        var printed = "";
        foreach (var block in PerfGates.Tests.Docs.Page.Of(Page).Blocks())
            switch (block.Language, block.Words)
            {
                case ("console", ["build-test", ..]):
                    printed = "";
                    foreach (var line in block.Text.Split('\n').Where(l => l.StartsWith("$ ", StringComparison.Ordinal)))
                        if (line.StartsWith("$ cd ", StringComparison.Ordinal)) folder = Path.Combine(folder, line["$ cd ".Length..]);
                        else printed += Typed(folder, line[2..], int.Parse(block.Value("exit") ?? "0", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case ("text", _) when block.Value("file") is { } file:
                    var path = Path.Combine(folder, file);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, block.Text);
                    break;
                case ("yaml", ["file"]):
                    File.WriteAllText(Path.Combine(folder, ".perfbudget.yml"), block.Text);
                    break;
                case ("yaml", ["init"]):
                    Compared(block, File.ReadAllText(Path.Combine(folder, ".perfbudget.yml")));
                    break;
                case ("output", ["build-test"]):
                    Compared(block, Alike.UntilSummary(printed));
                    break;
            }
    }

    private string Typed(string folder, string line, int exitCode)
    {
        // Versions of this test run, which nobody has published.
        string[] version = line.EndsWith(" PerfGates", StringComparison.Ordinal) || line.EndsWith(" PerfGates.Tool", StringComparison.Ordinal) ? ["--version", bench.Version] : [];
        var ended = Dotnet.Run(folder, [.. Words(line)[1..], .. version]);
        Assert.True(ended.ExitCode == exitCode, $"{line}: exit code {ended.ExitCode}\n{ended.Output}");
        return ended.Output.Replace(folder, "/repo/Shop", StringComparison.Ordinal).Replace(bench.Version, "0.1.0", StringComparison.Ordinal);
    }

    // As a shell does it, as far as a page needs it.
    private static string[] Words(string line) => [.. Word().Matches(line).Select(m => m.Groups["word"].Value)];

    [GeneratedRegex("\"(?<word>[^\"]*)\"|(?<word>[^ \"]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    private static void Compared(Block block, string received)
    {
        if (Alike.Of(block.Text) != Alike.Of(received)) Shown.Matches(block, received);
    }
}
