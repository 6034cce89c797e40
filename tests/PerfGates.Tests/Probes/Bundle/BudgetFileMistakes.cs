namespace PerfGates.Tests.Probes.Bundle;

public class BudgetFileMistakes : BundleFolder
{
    [Theory]
    [InlineData("path: dist\ninclude: ['**/*.{js']", "a brace has no partner")]
    [InlineData("path: dist\ninclude: ['**/*.js}']", "a brace has no partner")]
    [InlineData("path: dist\ninclude: ['']", "write a pattern such as **/*.js")]
    [InlineData("path: dist\ninclude: ['../x.js']", "'..' leaves 'path'; begin 'path' further up")]
    [InlineData("path: dist\ninclude: ['/x.js']", "patterns begin below 'path', without a leading '/'")]
    [InlineData("path: dist\ninclude: ['a?.js']", "'?' is not supported; write * (any characters), ** (any folders) or {a,b}")]
    [InlineData("path: dist\nexclude: ['!a.js']", "leave files out with 'exclude'")]
    [InlineData("path: dist\nfiles: { 'a{b.js': {} }", "a brace has no partner")]
    [InlineData("path: dist/?.js", "'?' is not supported; write * (any characters), ** (any folders) or {a,b}")]
    [InlineData("path: dist\ninclude: ['{1,2,3,4,5,6,7,8,9,0}{1,2,3,4,5,6,7,8,9,0}{1,2,3,4,5,6,7,8,9,0}{1,2}']", "its braces stand for more than 1000 patterns")]
    public void A_pattern_that_cannot_be_read(string bundle, string reason)
    {
        var problem = Assert.Single(Plan(bundle).Problems);
        Assert.Equal("PG4026", problem.Code);
        Assert.EndsWith($"is not a valid file pattern: {reason}", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_a_gate_in_one_go() => GoldenFile.Matches(
        string.Join('\n', Said(Plan("encoding: zip\nincludes: ['**/*.js']\nexclude: { a: b }\nfiles: { '*.js': { budget: [size < 1kB] }, '*.css': { budgets: [length < 1kB] } }", "- sum < 1MB\n- total < 1s").Problems)),
        "Mistakes.txt");

    [Fact]
    public void An_include_beside_a_path_that_is_a_pattern() => Assert.Equal(
        ["6,7 PG4012 'include' is not valid for this path: 'out/*.js' already says which files; remove 'include', or make 'path' a folder"],
        Said(Plan("path: out/*.js\ninclude: '**/*.js'").Problems));

    [Theory]
    [InlineData("path: dist", "image", "8,9 PG4031 'image' counts images (.png .jpg .jpeg .gif .svg .webp .avif .ico), which 'include' never selects; add \"**/*.{png,jpg,jpeg,gif,svg,webp,avif,ico}\" to it")]
    [InlineData("path: dist\ninclude: ['js/*.js']", "css", "8,9 PG4031 'css' counts style sheets (.css), which 'include' never selects; add \"**/*.css\" to it")]
    [InlineData("path: dist/*.js", "css", "8,9 PG4031 'css' counts style sheets (.css), which 'path' never selects; write a path that does, or remove the budget")]
    public void A_budget_on_files_that_are_never_selected(string bundle, string metric, string expected)
    {
        var padded = bundle.Contains('\n', StringComparison.Ordinal) ? bundle : $"{bundle}\n";
        Assert.Equal([expected], Said(Plan(padded, $"- {metric} < 1MB").Problems));
    }

    [Theory]
    [InlineData("path: dist\ninclude: ['**/*']", "image")]
    [InlineData("path: dist\ninclude: ['**/*.*']", "image")]
    [InlineData("path: dist\ninclude: ['assets/']", "image")]
    [InlineData("path: dist\ninclude: ['img/**']", "image")]
    [InlineData("path: dist\ninclude: ['**/*.{js,PNG}']", "image")]
    [InlineData("path: dist\ninclude: ['*ng']", "image")]
    [InlineData("path: dist\ninclude: ['logo.min.svg']", "image")]
    [InlineData("path: dist/logo.png", "image")]
    [InlineData("path: dist/*.mjs", "js")]
    [InlineData("path: dist", "font")]
    public void A_budget_on_files_that_may_be_selected(string bundle, string metric) =>
        Assert.Empty(Plan(bundle, $"- {metric} < 1MB").Problems);
}
