using System.Security.Cryptography;
using System.Text.Json;

namespace PerfGates.Tests.Probes.Bundle;

public class ServedFiles : BundleFolder
{
    private static object Endpoint(byte[] content, long length, string? encoding) => new
    {
        Route = "any",
        AssetFile = "any",
        Selectors = encoding is null ? [] : new[] { new { Name = "Content-Encoding", Value = encoding, Quality = "0.1" } },
        ResponseHeaders = new[] { new { Name = "Content-Type", Value = "text/javascript" }, new { Name = "Content-Length", Value = $"{length}" } },
        EndpointProperties = new[] { new { Name = "integrity", Value = $"sha256-{Convert.ToBase64String(SHA256.HashData(content))}" } },
    };

    private void Manifest(string path, params object[] endpoints) =>
        Write(path, JsonSerializer.SerializeToUtf8Bytes(new { Version = 1, ManifestType = "Publish", Endpoints = endpoints }));

    private async Task<double> Total(string path) => (await Gate($"path: {path}\nencoding: served"))["total"];

    [Fact]
    public async Task Have_the_size_that_the_endpoints_manifest_of_the_build_says()
    {
        Write("wwwroot/app.js", 1_000);
        Write("wwwroot/text.woff2", 300);
        Manifest("bin/Web.staticwebassets.endpoints.json", Endpoint(Bytes(1_000), 1_000, null), Endpoint(Bytes(1_000), 420, "gzip"), Endpoint(Bytes(300), 300, null));
        Build = Build with { Outputs = [Path.Combine(Root, "bin", "Web.dll")] };
        Assert.Equal(720, await Total("wwwroot"));
        Assert.Empty(Progress);
    }

    [Fact]
    public async Task Go_out_in_the_smallest_form_and_published_before_built()
    {
        Write("published/wwwroot/app.js", 1_000);
        Manifest("bin/Web.staticwebassets.endpoints.json", Endpoint(Bytes(1_000), 420, "gzip"));
        Manifest("published/Web.staticwebassets.endpoints.json", Endpoint(Bytes(1_000), 421, "gzip"), Endpoint(Bytes(1_000), 380, "br"), Endpoint(Bytes(1_000), 1_000, null));
        Build = Build with { Outputs = [Path.Combine(Root, "bin", "Web.dll")], PublishFolder = Path.Combine(Root, "published") };
        Assert.Equal(380, await Total("publish"));
        Assert.Equal(380, await Total("published/wwwroot"));
        Build = Build with { PublishFolder = null };
        Assert.Equal(380, await Total("published/wwwroot"));
    }

    [Fact]
    public async Task Go_out_compressed_even_where_that_is_larger()
    {
        Write("wwwroot/tiny.css", 16);
        Manifest("wwwroot/Web.staticwebassets.endpoints.json", Endpoint(Bytes(16), 20, "br"), Endpoint(Bytes(16), 36, "gzip"), Endpoint(Bytes(16), 16, null));
        Assert.Equal(20, await Total("wwwroot"));
    }

    [Fact]
    public async Task Of_an_older_build_are_not_known()
    {
        Write("wwwroot/app.js", 1_000);
        Manifest("wwwroot/Web.staticwebassets.endpoints.json", Endpoint(Bytes(999), 420, "gzip"));
        Assert.Equal(
            ["6,7 PG2014 'app.js' has no served size: no endpoints manifest of this build names it and no compressed file (.br, .gz) lies beside it; choose encoding gzip or brotli, or compress it"],
            await Problems("path: wwwroot\nencoding: served"));
    }

    [Fact]
    public async Task Have_the_size_of_the_twin_beside_them_brotli_first()
    {
        Write("dist/a.js", 1_000);
        Write("dist/a.js.gz", 400);
        Write("dist/a.js.br", 300);
        Write("dist/b.js", 1_000);
        Write("dist/b.js.gz", 40);
        Assert.Equal(340, await Total("dist"));
    }

    [Theory]
    [InlineData("a.js.br", "a.js.gz")] // brotli goes out, however fresh the other is
    [InlineData("a.js.gz", null)]
    public async Task Are_not_told_by_a_twin_that_is_older_than_its_file(string stale, string? fresh)
    {
        var original = Write("dist/a.js", 1_000);
        File.SetLastWriteTimeUtc(Write($"dist/{stale}", 300), File.GetLastWriteTimeUtc(original).AddSeconds(-3));
        if (fresh is not null) Write($"dist/{fresh}", 400);
        Assert.Equal(
            [$"6,7 PG2014 'a.js' has no served size: no endpoints manifest of this build names it and '{stale}' beside it is older than it; choose encoding gzip or brotli, or compress it"],
            await Problems("path: dist\nencoding: served"));
    }

    [Fact]
    public async Task Of_formats_that_are_compressed_already_go_out_as_they_are()
    {
        Write("dist/text.woff2", 1_000);
        Assert.Equal(1_000, await Total("dist"));
    }

    [Fact]
    public async Task Without_any_source_are_all_named_and_nothing_is_measured()
    {
        Write("dist/a.js");
        Write("dist/b.css");
        Write("dist/c.js");
        Write("dist/c.js.br", 5);
        var observed = await Run("path: dist\nencoding: served");
        Assert.Empty(observed.Subjects);
        Assert.Equal(["PG2014 a.js", "PG2014 b.css"], observed.Problems.Select(p => $"{p.Code} {p.Text.Split('\'')[1]}"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"Endpoints\": [{}]}")]
    [InlineData("{\"Endpoints\": [{\"EndpointProperties\": [{\"Name\": \"integrity\", \"Value\": \"x\"}], \"ResponseHeaders\": [{\"Name\": \"Content-Length\", \"Value\": \"-1\"}], \"Selectors\": []}]}")]
    public async Task Of_a_manifest_that_cannot_be_read_are_a_problem(string json)
    {
        Write("dist/a.js");
        Write("dist/a.js.br", 5);
        Write("dist/Web.staticwebassets.endpoints.json", System.Text.Encoding.UTF8.GetBytes(json));
        var problem = Assert.Single(await Problems("path: dist\nencoding: served"));
        Assert.StartsWith("6,7 PG2013 '~/dist/Web.staticwebassets.endpoints.json' could not be read: ", problem, StringComparison.Ordinal);
    }
}
