using PerfGates.Probes;

namespace PerfGates.Tests.Probes.Bundle;

public class Figures : BundleFolder
{
    [Fact]
    public async Task Of_the_gate()
    {
        Write("dist/app.js", 1);
        Write("dist/worker.mjs", 2);
        Write("dist/old.CJS", 4);
        Write("dist/site.css", 8);
        Write("dist/text.woff", 16);
        Write("dist/logo.svg", 32);
        Write("dist/photo.jpeg", 64);
        Write("dist/core.wasm", 128);
        Write("dist/index.html", 256);
        Write("dist/data.json", 512);
        var values = await Gate("path: dist\ninclude: ['**/*']\nencoding: raw");
        Assert.Equal("total 1023, largest 512, js 7, css 8, wasm 128, font 16, image 96, html 256, count 10", string.Join(", ", values.Select(v => $"{v.Key} {v.Value}")));
    }

    [Fact]
    public async Task A_type_without_a_file_is_not_measured()
    {
        Write("dist/app.js");
        Assert.Equal(["total", "largest", "js", "count"], (await Gate("path: dist")).Keys);
    }

    [Fact]
    public async Task Every_metric_is_exact_and_of_the_declared_names()
    {
        Write("dist/app.js");
        var bound = Plan("path: dist\nfiles: { '*.js': {} }").Plan.Gates[0].Bound;
        Assert.All(bound.Metrics.Listed.Concat(bound.Targets[0].Metrics.Listed), m => Assert.Equal((Nature.Exact, Direction.LowerIsBetter), (m.Nature, m.Better)));
        Assert.Equal("total largest count js css wasm font image html", string.Join(' ', bound.Metrics.Names));
        Assert.Equal("size total count", string.Join(' ', bound.Targets[0].Metrics.Names));
        Assert.Equal((1, "run"), (bound.Sampling.Most, bound.Sampling.Word));
        foreach (var subject in (await Run("path: dist\nfiles: { '*.js': {} }")).Subjects)
            Assert.Subset((subject.Kind == "gate" ? bound.Metrics : bound.Targets[0].Metrics).Names.ToHashSet(), subject.Values.Keys.ToHashSet());
    }

    [Fact]
    public async Task Of_file_patterns_where_the_first_that_matches_owns_a_file()
    {
        Write("dist/main-1.js", 1);
        Write("dist/main-2.js", 2);
        Write("dist/vendor.js", 4);
        Write("dist/a.css", 8);
        GoldenFile.Matches(await Shown("path: dist\nencoding: raw\nfiles:\n  'main-*.js': {}\n  '*.js': {}\n  'a.css': {}"), "FilePatterns.txt");
    }

    [Fact]
    public async Task Causes_name_the_encoding_and_the_largest_files()
    {
        Write("dist/one.js", 412_300);
        Write("dist/two.js", 50_000);
        Write("dist/three.css", 9_000);
        Write("dist/four.css", 400);
        GoldenFile.Matches(await Shown("path: dist\nencoding: raw\nfiles: { '*.css': {} }"), "Causes.txt");
    }

    [Fact]
    public async Task Causes_are_the_same_in_a_culture_with_a_decimal_comma()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            await Causes_name_the_encoding_and_the_largest_files();
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private async Task<string> Shown(string bundle)
    {
        var observed = await Run(bundle);
        Assert.Empty(observed.Problems);
        return string.Join('\n', observed.Subjects.SelectMany(s => s.Values.Select(v =>
            $"{s.Kind} '{s.Name}' carried by '{string.Join(' ', s.Carriers)}': {v.Key} = {v.Value.Value}; {v.Value.Cause}")));
    }
}
