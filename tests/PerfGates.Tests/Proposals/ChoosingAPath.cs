using PerfGates.Proposals;

namespace PerfGates.Tests.Proposals;

public class ChoosingAPath
{
    [Theory]
    [InlineData("app.MapGet(\"/\", x); app.MapHealthChecks(\"/hc\");", null, "/hc")]
    [InlineData("app.MapGet(\"/items/{id}\", x); app.MapGet( \"api/status\", x);", null, "/api/status")]
    [InlineData("app.MapGet(\"/\", x);", "{\"profiles\":{\"a\":{},\"b\":{\"launchUrl\":\"swagger\"}}}", "/swagger")]
    [InlineData("", "{\"profiles\":{\"b\":{\"launchUrl\":\"http://localhost:5080/start?x=1\"}}} // mine", "/start?x=1")]
    [InlineData("app.MapGet(\"/items\", x); app.MapGet(\"/\", x);", null, "/")]
    [InlineData("app.MapGet(\"/items/{id}\", x); app.MapGet(\"/items\", x);", "{}", "/items")]
    [InlineData("app.MapGet(route, x);", "{ not json", "/")]
    [InlineData("", "{\"profiles\":{\"b\":{\"launchUrl\":1}}}", "/")]
    [InlineData("", "[]", "/")]
    public void What_says_that_all_is_well_comes_first(string source, string? launchSettings, string path) => Assert.Equal(path, WhatToAsk.Of([("Program.cs", source)], launchSettings).Path);
}
