using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Tests.Budgets;

/// <summary>A probe's settings, read by each kind of call: values, problems, and the description that follows from the calls.</summary>
public class Settings
{
    private enum Encoding
    {
        Raw,
        GzipNine,
    }

    private sealed record Part(string Name, string Text);

    private static string Read(SettingsReader settings)
    {
        List<string> read =
        [
            settings.RequiredText("path", "Where it is.").Value,
            settings.Text("name", "What it is called.", "none")!.Value,
            settings.Flag("strict", "Whether to be strict.", standard: true).ToString(),
            settings.Whole("runs", "How often.", 5, least: 1, most: 10).ToString(System.Globalization.CultureInfo.InvariantCulture),
            QuantityText.Write(new(settings.Quantity("size", "How large.", Dimension.Size, 100_000)!.Value, Dimension.Size)),
            settings.Duration("every", "How often.", TimeSpan.FromSeconds(2))!.Value.ToString(),
            settings.Choice("encoding", "Packed how.", Encoding.Raw).ToString(),
            string.Join("+", settings.Texts("include", "Which.", "*.js", "*.css").Select(t => t.Value)),
            string.Join("+", settings.TextMap("env", "Its environment.").Select(e => $"{e.Name.Value}:{e.Value.Value}")),
            string.Join("+", settings.Named("files", "Each.", (name, file) => new Part(name.Value, file.Text("note", "A note.")?.Value ?? "-")).Select(p => p.Name + p.Text)),
            settings.Section("ready", "When it is ready.", s => new Part("long", s.RequiredText("get", "A path.").Value), t => new Part("short", t.Value)) is { } ready ? ready.Name + ready.Text : "-",
            settings.Budget("until", "A condition.")?.Value.Text ?? "-",
            string.Join("+", settings.Budgets().Select(b => b.Expression.Text)),
        ];
        return string.Join(" ", read);
    }

    [Fact]
    public void That_are_absent_read_as_their_defaults() =>
        Assert.Equal(" none True 5 100kB 00:00:02 Raw *.js+*.css   - - ", Values("{}", "4,13: error PG4009: gate 'g', bundle needs 'path': Where it is.\n"));

    [Fact]
    public void That_hold_nothing_read_as_their_defaults_except_where_one_is_required() =>
        Assert.Equal(" none True 5 100kB 00:00:02 Raw *.js+*.css   - - ",
            Values("{ path: , name: , strict: , runs: ~, size: null, every: , encoding: , env: , files: , }", "4,21: error PG4008: 'path' should be text, not nothing\n"));

    [Fact]
    public void Read_as_they_are_written() =>
        Assert.Equal("x y False 7 1MiB 00:01:30 GzipNine a+b K:v+L:w p-+qn longz p95 < 5ms a < 1+b < 2",
            Values("{ path: x, name: 'y', strict: false, runs: 7, size: 1 MiB, every: 1m30s, encoding: gzip-nine, include: [a, b], env: { K: v, L: w }, files: { p: , q: { note: n } }, ready: { get: z }, until: p95 < 5ms, budgets: [a < 1, b < 2] }", ""));

    [Fact]
    public void Have_short_forms() =>
        Assert.Equal("x none True 5 100kB 00:00:02 Raw one   short/health - ", Values("{ path: x, include: one, ready: /health }", ""));

    [Fact]
    public void Of_the_wrong_kind_are_all_complained_about_and_read_as_defaults() =>
        Assert.Equal(" none True 5 100kB 00:00:02 Raw *.js+*.css   - - ", Values("""
            
                  path: [x]
                  name: { a: b }
                  strict: yes
                  runs: 11
                  size: 5ms
                  every: 2d
                  encoding: gzip-nin
                  include: { a: b }
                  env: [a]
                  files: x
                  ready: [x]
                  until: [p95 < 5ms]
                  budgets: p95 < 5ms
                  nmae: x
                  timeout: 5s
            """, """
            5,13: error PG4008: 'path' should be text, not a list
            6,13: error PG4008: 'name' should be text, not a mapping
            7,15: error PG4012: 'yes' is not valid for strict: write true or false
            8,13: error PG4012: '11' is not valid for runs: write a whole number from 1 to 10
            9,13: error PG4012: '5ms' is not valid for size: write a size such as 500kB
            10,14: error PG4019: '2d' is not a quantity: unknown unit 'd'; durations take ns us ms s m h, sizes B kB MB GB TB or KiB MiB GiB TiB, rates /s /m /h, shares %, frequencies fps
            11,17: error PG4012: 'gzip-nin' is not valid for encoding: write one of raw, gzip-nine; did you mean 'gzip-nine'?
            12,16: error PG4008: 'include' should be a list of text, not a mapping
            13,12: error PG4008: 'env' should be a mapping, not a list
            14,14: error PG4008: 'files' should be a mapping, not 'x'
            15,14: error PG4008: 'ready' should be a mapping, not a list
            16,14: error PG4008: 'until' should be a budget such as 'p95 < 100ms', not a list
            17,16: error PG4008: 'budgets' should be a list with one budget a line, each after '- ', not 'p95 < 5ms'
            18,7: error PG4007: unknown key 'nmae' in gate 'g', bundle; did you mean 'name'?
            19,7: error PG4032: 'timeout' does not belong in gate 'g', bundle; it belongs in gate 'g' itself, beside 'bundle:'

            """));

    [Fact]
    public void Inside_lists_and_mappings_are_complained_about_where_they_stand() =>
        Values("{ path: x, include: [a, [b]], env: { K: [v] }, files: { p: 5, q: { nite: n } }, ready: { got: z } }", """
            4,37: error PG4008: an item of 'include' should be text, not a list
            4,53: error PG4008: 'K' should be text, not a list
            4,72: error PG4008: 'p' should be a mapping, not '5'
            4,80: error PG4007: unknown key 'nite' in gate 'g', bundle, 'q'; did you mean 'note'?
            4,100: error PG4009: gate 'g', bundle, ready needs 'get': A path.
            4,102: error PG4007: unknown key 'got' in gate 'g', bundle, ready; did you mean 'get'?

            """);

    [Fact]
    public void That_a_problem_was_reported_with_get_no_second_one() =>
        Assert.Equal(" none True 5 100kB 00:00:02 Raw    - - ", Values("{ path: *x, strict: \"${nope}\", include: [*.js], env: { a: *b }, files: *c, ready: *d, budgets: [*e] }", "", laterOnly: true));

    [Fact]
    public void Describe_themselves() => GoldenFile.Matches(Described(SettingsReader.Describe(s => Read(s)), ""), "Settings.txt");

    [Fact]
    public void Of_the_file_describe_themselves() => GoldenFile.Matches(Described(BudgetSchema.TopLevel, "") + "a budget\n" + Described(BudgetSchema.Budget, "  "), "TopLevel.txt");

    private static string Values(string settings, string problems, bool laterOnly = false)
    {
        var read = BudgetFile.Read($"version: 1\ngates:\n  g:\n    bundle: {settings}\n    budgets: [total < 5kB]\n");
        if (!laterOnly) Assert.Equal("", BudgetFile.Print(read.Problems));
        List<Diagnostic> later = [];
        var reader = read.Document.Gates[0].OpenSettings(later)!;
        var values = Read(reader);
        reader.ReportUnknownKeys();
        Assert.Equal(problems.ReplaceLineEndings("\n"), BudgetFile.Print(later.OrderBy(p => (p.Span.Line, p.Span.Column))));
        return values;
    }

    private static string Described(IReadOnlyList<Setting> settings, string indent) => string.Concat(settings.Select(s =>
        $"{indent}{s.Key}: {s.Type}{(s.Required ? ", required" : "")}{(s.Standard is { } standard ? $", default {standard}" : "")}. {s.Help}\n{Described(s.Shown, indent + "  ")}"));
}
