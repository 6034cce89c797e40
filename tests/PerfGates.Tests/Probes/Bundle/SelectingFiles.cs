namespace PerfGates.Tests.Probes.Bundle;

public class SelectingFiles : BundleFolder
{
    private async Task<double> Total(string bundle) => (await Gate($"{bundle}\nencoding: raw"))["total"];

    [Fact]
    public async Task A_folder_counts_what_a_browser_loads_at_any_depth()
    {
        Write("dist/app.js", 1);
        Write("dist/a/b/site.css", 2);
        Write("dist/a/index.html", 4);
        Write("dist/core.wasm", 8);
        Write("dist/text.woff2", 16);
        Write("dist/worker.mjs", 32);
        Write("dist/readme.txt", 64);
        Write("dist/logo.png", 128);
        Assert.Equal(63, await Total("path: dist"));
    }

    [Fact]
    public async Task Maps_and_compressed_twins_never_count()
    {
        Write("dist/app.js", 1);
        Write("dist/app.js.map", 2);
        Write("dist/app.js.br", 4);
        Write("dist/app.js.gz", 8);
        Assert.Equal(1, await Total("path: dist\ninclude: ['**/*']\nexclude: []"));
    }

    [Fact]
    public async Task A_pattern_may_ask_for_an_archive_by_its_ending()
    {
        Write("out/tool.tar.gz", 8);
        Assert.Equal(8, await Total("path: out/*.gz"));
        Assert.Equal(8, await Total("path: out/tool.tar.gz"));
    }

    [Theory]
    [InlineData("['**/*.{js,css}']", 3)]
    [InlineData("['**/{app,site}.{js,css}']", 3)]
    [InlineData("['**/*.{j{s,son},css}']", 7)]
    [InlineData("['{a,dist}pp.js']", 1)]
    [InlineData("['*.js', 'a/**']", 3)]
    [InlineData("['./app.js']", 1)]
    [InlineData("['a\\*']", 2)]
    [InlineData("['**/APP.*']", 1)]
    public async Task Braces_are_alternatives_and_case_does_not_count(string include, int total)
    {
        Write("dist/app.js", 1);
        Write("dist/a/site.css", 2);
        Write("dist/data.json", 4);
        Assert.Equal(total, await Total($"path: dist\ninclude: {include}"));
    }

    [Fact]
    public async Task Exclude_takes_away()
    {
        Write("dist/app.js", 1);
        Write("dist/old/app.js", 2);
        Assert.Equal(1, await Total("path: dist\nexclude: ['{old,older}/**']"));
    }

    [Fact]
    public async Task A_path_may_be_one_file_or_a_pattern()
    {
        Write("out/one.nupkg", 1);
        Write("out/deep/two.nupkg", 2);
        Assert.Equal(1, await Total("path: out/one.nupkg"));
        Assert.Equal(1, await Total("path: out/*.nupkg"));
        Assert.Equal(3, await Total("path: ./out/../out/**/*.{nupkg,snupkg}"));
        Assert.Equal(3, await Total($"path: {Root}/out/**/*.nupkg"));
    }

    [Fact]
    public async Task Publish_is_the_publish_folder_of_this_build()
    {
        Write("bin/published/wwwroot/app.js", 7);
        Build = Build with { PublishFolder = Path.Combine(Root, "bin", "published") };
        Assert.Equal(7, await Total("path: publish"));
    }

    [Fact]
    public async Task Symbolic_links_are_not_followed()
    {
        Write("dist/app.js", 1);
        Write("elsewhere/far.js", 2);
        File.CreateSymbolicLink(Path.Combine(Root, "dist", "link.js"), Path.Combine(Root, "elsewhere", "far.js"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "dist", "linked"), Path.Combine(Root, "elsewhere"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "dist", "circle"), Path.Combine(Root, "dist"));
        Assert.Equal(1, await Total("path: dist"));
    }

    [Fact]
    public async Task A_path_that_is_itself_a_link_means_what_it_leads_to()
    {
        Write("release-7/app.js", 7);
        Directory.CreateSymbolicLink(Path.Combine(Root, "current"), Path.Combine(Root, "release-7"));
        File.CreateSymbolicLink(Path.Combine(Root, "latest.js"), Path.Combine(Root, "release-7", "app.js"));
        Assert.Equal(7, await Total("path: current"));
        Assert.Equal(7, await Total("path: latest.js"));
    }

    [Fact]
    public async Task Names_may_be_written_in_any_script()
    {
        Write("dist/größe.js", 1);
        Write("dist/日本語/スクリプト.js", 2);
        Write("dist/[id] with space.js", 4);
        var observed = await Run("path: dist\nencoding: raw\nfiles: { '日本語/*.js': {}, '[id]*': {} }");
        Assert.Empty(observed.Problems);
        Assert.Equal(["", "日本語/スクリプト.js", "日本語/*.js", "[id] with space.js", "[id]*"], observed.Subjects.Select(s => s.Name));
    }

    [Fact]
    public async Task Hidden_folders_count()
    {
        Write("dist/.well-known/app.js", 3);
        Assert.Equal(3, await Total("path: dist"));
    }
}
