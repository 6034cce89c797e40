using PerfGates.Diagnostics;
using PerfGates.Reports;

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
}
