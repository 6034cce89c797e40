using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

public class SplittingCommandLines
{
    [Theory]
    [InlineData("./import.sh", "./import.sh")]
    [InlineData("  a   b\tc\n", "a|b|c")]
    [InlineData("a 'b c' \"d e\"", "a|b c|d e")]
    [InlineData("a''b \"\" ''", "ab||")]
    [InlineData("--name='x y' \"a\"'b'c", "--name=x y|abc")]
    [InlineData("""a\ b \"c\" \'d \\e""", """a b|"c"|'d|\e""")]
    [InlineData("""C:\tools\x.exe "C:\Program Files\y" """, """C:\tools\x.exe|C:\Program Files\y""")]
    [InlineData("""x "a \" b" "c\\" 'd\' """, """x|a " b|c\|d\""")]
    [InlineData("""'\\' '\"' "\x" """, """\\|\"|\x""")]
    [InlineData("~/x *.js $HOME {a,b}", "~/x|*.js|$HOME|{a,b}")]
    [InlineData("x '|' \">\" a;b \\", "x|||>|a;b|\\", "x", "|", ">", "a;b", "\\")]
    [InlineData("é 日本", "é|日本")]
    public void Into_words(string line, string words, params string[] exact)
    {
        Assert.Equal(exact.Length > 0 ? exact : words.Split('|'), CommandLine.Split(line, out var problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("   ", 0, 3)]
    [InlineData("'' a", 0, 4)]
    [InlineData("a 'b c", 2, 4)]
    [InlineData("a b\"c", 3, 2)]
    [InlineData("a \"b\\\"", 2, 4)]
    [InlineData("a | b", 2, 1)]
    [InlineData("a && b", 2, 2)]
    [InlineData("a b 2>&1", 4, 4)]
    [InlineData("a > b", 2, 1)]
    public void Or_says_where_it_cannot(string line, int offset, int length)
    {
        Assert.Empty(CommandLine.Split(line, out var problem));
        Assert.Equal((offset, length), (problem!.Offset, problem.Length));
    }

    [Fact]
    public void Any_text_is_split_or_refused()
    {
        const int seed = 20250801;
        var random = new Random(seed);
        const string alphabet = "ab '\"\\|>\t\n;é";
        for (var i = 0; i < 20_000; i++)
        {
            var line = new string([.. Enumerable.Range(0, random.Next(20)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var words = CommandLine.Split(line, out var problem);
            Assert.True(problem is null != (words.Count == 0), $"seed {seed}: '{line}'");
            if (problem is null) continue;
            Assert.InRange(problem.Offset, 0, line.Length);
            Assert.InRange(problem.Length, 0, line.Length - problem.Offset);
        }
    }

    [Fact]
    public void Quoting_any_words_and_splitting_gives_them_back()
    {
        const int seed = 20250802;
        var random = new Random(seed);
        const string alphabet = "ab '\"\\|>\té";
        for (var i = 0; i < 20_000; i++)
        {
            string[] words = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => "x" + new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => alphabet[random.Next(alphabet.Length)])]))];
            var line = string.Join(' ', words.Select(w => '"' + w.Replace("\\", "\\\\").Replace("\"", "\\\"") + '"'));
            Assert.Equal(words, CommandLine.Split(line, out _));
        }
    }
}
