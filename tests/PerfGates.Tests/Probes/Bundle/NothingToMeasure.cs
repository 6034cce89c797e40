namespace PerfGates.Tests.Probes.Bundle;

public class NothingToMeasure : BundleFolder
{
    [Fact]
    public async Task A_missing_path() => Assert.Equal(
        ["5,13 PG2010 'dist' does not exist (looked in '~'); build what it should hold first, or correct the path"],
        await Problems("path: dist"));

    [Fact]
    public async Task A_missing_folder_before_a_pattern() => Assert.Equal(
        ["5,13 PG2010 'dist/*.js' does not exist (looked in '~'); build what it should hold first, or correct the path"],
        await Problems("path: dist/*.js"));

    [Fact]
    public async Task Publish_when_nothing_was_published() => Assert.Equal(
        ["5,13 PG2012 'publish' was asked for, but nothing was published in this build; set PerfGatesPublish=true, or run 'dotnet publish -p:RunPerfGates=true'"],
        await Problems("path: publish"));

    [Fact]
    public async Task A_folder_without_web_files()
    {
        Write("dist/readme.txt");
        Assert.Equal(
            ["5,13 PG2011 '**/*.{js,mjs,css,wasm,html,woff2}' matches no file below '~/dist'; build what it should hold first, or write an 'include' of your own"],
            await Problems("path: dist"));
    }

    [Fact]
    public async Task Each_pattern_that_was_written_must_match()
    {
        Write("dist/app.js");
        Assert.Equal(
            ["6,26 PG2011 '**/*.jss' matches no file below '~/dist'; build what it should match first, or correct it"],
            await Problems("path: dist\ninclude: ['*.js', '**/*.jss']"));
    }

    [Fact]
    public async Task No_pattern_at_all()
    {
        Write("dist/app.js");
        Assert.Equal(
            ["5,13 PG2011 an empty 'include' matches no file below '~/dist'; add a pattern such as \"**/*.js\""],
            await Problems("path: dist\ninclude: []"));
    }

    [Fact]
    public async Task A_pattern_as_path_that_matches_nothing()
    {
        Write("out/app.exe");
        Assert.Equal(
            ["5,13 PG2011 '*.nupkg' matches no file below '~/out'; build what it should match first, or correct it"],
            await Problems("path: out/*.nupkg"));
    }

    [Fact]
    public async Task A_file_pattern_that_matches_nothing_points_at_itself_and_leaves_the_rest_measured()
    {
        Write("dist/js/main-abc.js");
        var observed = await Run("path: dist\nfiles:\n  'main-*.js': { budgets: [size < 1kB] }\n  '**/*.css': { budgets: [size < 1kB] }");
        Assert.Equal(
            [
                "7,10 PG2011 'main-*.js' matches no file below '~/dist'; correct it, or write '**/main-*.js' for any folder",
                "8,10 PG2011 '**/*.css' matches no file below '~/dist'; correct it, or remove it",
            ],
            Said(observed.Problems));
        Assert.Equal(1, observed.Subjects.Single().Values["count"].Value);
    }

    [Fact]
    public async Task A_file_pattern_of_which_an_earlier_one_took_everything()
    {
        Write("dist/main.js");
        Assert.Equal(
            ["8,10 PG2011 'main.js' matches no file below '~/dist'; each that it would match belongs to a pattern further up, so move it before that one"],
            await Problems("path: dist\nfiles:\n  '*.js': { budgets: [size < 1kB] }\n  'main.js': { budgets: [size < 1kB] }"));
    }

    [Fact]
    public async Task An_include_beside_the_path_of_one_file()
    {
        Write("app.js");
        Assert.Equal(
            ["6,17 PG4012 'include' is not valid for this path: 'app.js' already says which files; remove 'include', or make 'path' a folder"],
            await Problems("path: app.js\ninclude: '**/*.js'"));
    }

    [Fact]
    public async Task A_file_that_somebody_is_writing()
    {
        var path = Write("dist/app.js");
        using var writer = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var problem = Assert.Single(await Problems("path: dist"));
        Assert.StartsWith("5,13 PG2013 '~/dist/app.js' could not be read: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_without_a_size_leaves_nothing_measured()
    {
        Write("dist/a.js");
        var path = Write("dist/b.js");
        using var writer = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Empty((await Run("path: dist")).Subjects);
    }
}
