using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Reports.Json;

namespace PerfGates.Tests.Reports;

public class MaskingSecrets
{
    private const string Key = "-----BEGIN KEY-----\r\n\tAbCdEf [12]\r\n}\r\nGhIj\r\n-----END KEY-----";

    [Theory]
    [InlineData("key GhIj", "key ***")]
    [InlineData("  AbCdEf [12], read", "  ***, read")]
    [InlineData("}", "}")] // too short to be worth hiding
    [InlineData("AbCdEf", "AbCdEf")]
    public void Each_line_of_a_long_one_is_secret_too(string text, string masked) => Assert.Equal(masked, new Secrets([Key]).Mask(text));

    [Fact]
    public void What_a_message_makes_of_it_is_secret_too() =>
        Assert.Equal("the token '***' is refused", new Secrets([Key]).Mask(Rule.OneLine($"the token '{Key}' is refused")));

    [Fact]
    public void One_that_contains_another_leaves_no_rest() => Assert.Equal("*** and ***", new Secrets(["ab", "abcd"]).Mask("abcd and ab"));

    [Fact]
    public void Escaped_for_a_page_it_is_secret_too() =>
        Assert.Equal("<td title=\"***\">***", new Secrets(["a<b>&\"c"]).Mask("<td title=\"a&lt;b&gt;&amp;&quot;c\">a&lt;b&gt;&amp;\"c"));

    [Fact]
    public void An_empty_one_hides_nothing() => Assert.Equal("text", new Secrets([""]).Mask("text"));

    /// <summary>Each format escapes in its own way, and what is escaped is not what is looked for.</summary>
    [Fact]
    public void One_with_characters_that_formats_escape_is_in_no_file()
    {
        const string secret = "a_b*<c>&\"d,e|f\\g";
        Func<string, string> mask = new Secrets([secret]).Mask;
        var folder = Directory.CreateTempSubdirectory("perfgates-secret-").FullName;
        ReportFiles.WriteAll(folder, ReportFormats.All, MaskedDocument.Of(Formats.Runs.Named($"x {secret} y"), mask), mask);
        var files = Directory.GetFiles(folder);
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotMatch("a.{0,2}_b.*g y", File.ReadAllText(f)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void One_that_is_a_word_of_ours_changes_no_meaning() =>
        Assert.Equal(Example.Document.Errors, MaskedDocument.Of(Example.Document, new Secrets(["error", "s", "2026"]).Mask).Errors);
}
