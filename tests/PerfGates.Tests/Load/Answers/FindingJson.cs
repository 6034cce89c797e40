using System.Text;
using System.Text.Json;
using PerfGates.Load.Answers;
using PerfGates.Load.Requests;

namespace PerfGates.Tests.Load.Answers;

public class FindingJson
{
    private const string Document = """{ "a": { "b": [ { "c": "\u00e4\"x" }, 2.50, null, [1, 2], true ], "skip": {"b": 1} }, "a.b": "dotted", "id": 7, "": "empty", "é": "accent" }""";

    [Theory]
    [InlineData("$.id", "7")]
    [InlineData("$.a.b[0].c", "ä\"x")]
    [InlineData("$.a.b[0]['c']", "ä\"x")]
    [InlineData("$['a'][\"b\"][1]", "2.50")]
    [InlineData("$.a.b[2]", "null")]
    [InlineData("$.a.b[3]", "[1, 2]")]
    [InlineData("$.a.b[3][1]", "2")]
    [InlineData("$.a.b[4]", "true")]
    [InlineData("$.a.skip", "{\"b\": 1}")]
    [InlineData("$['a.b']", "dotted")]
    [InlineData("$['']", "empty")]
    [InlineData("$.é", "accent")]
    [InlineData("$.a.b[5]", null)]
    [InlineData("$.a.b.c", null)]
    [InlineData("$.id.x", null)]
    [InlineData("$.id[0]", null)]
    [InlineData("$.nothing", null)]
    public void Takes_the_one_place_that_is_named(string path, string? expected)
    {
        ByteBuffer found = new(4);
        var finds = JsonPath.Parse(path, out _)!.Find(Encoding.UTF8.GetBytes(Document), found);
        Assert.Equal(expected, finds ? found.ToString() : null);
    }

    [Fact]
    public void The_root_is_a_place_too()
    {
        ByteBuffer found = new(4);
        Assert.True(JsonPath.Parse("$", out _)!.Find("  [1, 2]"u8, found));
        Assert.Equal("[1, 2]", found.ToString());
    }

    [Theory]
    [InlineData("id", "it begins with '$'")]
    [InlineData("$id", "after '$' come '.name', '[0]' or '['name']'")]
    [InlineData("$.", "a name follows '.'")]
    [InlineData("$..id", "a name follows '.'")]
    [InlineData("$[", "after '$' come '.name', '[0]' or '['name']'")]
    [InlineData("$[0", "'[' without ']'")]
    [InlineData("$['a]", "'[' without ']'")]
    [InlineData("$[*]", "between '[' and ']' stands a whole number or a quoted name")]
    [InlineData("$[-1]", "between '[' and ']' stands a whole number or a quoted name")]
    public void Says_what_is_wrong_with_a_path(string path, string problem)
    {
        Assert.Null(JsonPath.Parse(path, out var said));
        Assert.Equal(problem, said);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"b\": 1, }")]
    [InlineData("{\"b\": tru")]
    [InlineData("")]
    public void What_is_no_JSON_is_told_apart(string body) =>
        Assert.ThrowsAny<JsonException>(() => JsonPath.Parse("$.a", out _)!.Find(Encoding.UTF8.GetBytes(body), new(4)));
}
