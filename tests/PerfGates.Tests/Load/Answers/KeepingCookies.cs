using System.Text;
using PerfGates.Load.Answers;

namespace PerfGates.Tests.Load.Answers;

public class KeepingCookies
{
    private static readonly DateTime Now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void They_are_sent_back_in_order() => Assert.Equal("a=1; b=2=3", Sent("/", "a=1; Path=/; HttpOnly", "b=2=3"));

    [Fact]
    public void A_later_one_replaces_an_earlier_one() => Assert.Equal("a=2", Sent("/", "a=1", "a=2"));

    [Theory]
    [InlineData("/admin", "a=1")]
    [InlineData("/admin/x", "a=1")]
    [InlineData("/admin?x", "a=1")]
    [InlineData("/administration", "")]
    [InlineData("/", "")]
    public void Their_path_counts(string target, string sent) => Assert.Equal(sent, Sent(target, "a=1; path=/admin"));

    [Theory]
    [InlineData("a=; Max-Age=0")]
    [InlineData("a=; max-age=-1")]
    [InlineData("a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT")]
    public void They_can_be_taken_back(string set) => Assert.Equal("", Sent("/", "a=1", set));

    [Fact]
    public void One_that_expires_later_is_kept() => Assert.Equal("a=1", Sent("/", "a=1; expires=Fri, 01 Jan 2100 00:00:00 GMT; Max-Age=100"));

    [Fact]
    public void One_without_a_name_is_ignored() => Assert.Equal("", Sent("/", "=x", "nonsense"));

    private static string Sent(string target, params string[] set)
    {
        CookieJar jar = new();
        jar.Take(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\n" + string.Concat(set.Select(s => $"Set-Cookie: {s}\r\n")) + "\r\n"), Now);
        return Encoding.ASCII.GetString(jar.For(Encoding.ASCII.GetBytes(target)));
    }
}
