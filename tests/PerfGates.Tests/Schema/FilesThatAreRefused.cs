using PerfGates.Tests.Budgets;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Schema;

public class FilesThatAreRefused
{
    [Fact]
    public void For_their_shape_are_refused_by_the_schema_too() => AreRefused(
    [
        ("an unknown key", "bundle: { path: x, encodng: gzip }"),
        ("an unknown key in a request", "http: { url: 'http://127.0.0.1', scenario: [{ get: /, wieght: 2 }] }"),
        ("an unknown key in the answer to a poll", "generation: { job: { url: 'http://127.0.0.1', submit: { post: / }, id: $.id, poll: { get: /, status: $.s, done: ok, finshed: $.f } } }"),
        ("a key of another probe", "bundle: { path: x, filter: y }"),
        ("a list where a mapping belongs", "bundle: [x]"),
        ("a mapping where a text belongs", "bundle: { path: { to: x } }"),
        ("a text where a mapping belongs", "bundle: x"),
        ("nothing where a text is required", "bundle: { path: }"),
        ("a required key that is missing", "bundle: { encoding: gzip }"),
        ("a word that is none of those that there are", "bundle: { path: x, encoding: gzp }"),
        ("a flag that is a word", "http: { url: 'http://127.0.0.1', get: /, cookies: maybe }"),
        ("a number that is too large", "http: { url: 'http://127.0.0.1', get: /, threads: 65 }"),
        ("a number that is a text", "http: { url: 'http://127.0.0.1', get: /, threads: some }"),
        ("a fraction where a whole number belongs", "http: { url: 'http://127.0.0.1', get: /, threads: 1.5 }"),
        ("a duration without a unit", "bundle: { path: x }\n    timeout: 5"),
        ("a duration with a unit that there is not", "bundle: { path: x }\n    timeout: 5 secs"),
        ("a size where a duration belongs", "bundle: { path: x }\n    timeout: 5MB"),
        ("a rate without a unit", "http: { url: 'http://127.0.0.1', get: /, rate: 20, for: 1s }"),
        ("a path without a slash", "http: { url: 'http://127.0.0.1', get: health }"),
        ("a URL without a scheme", "http: { url: 127.0.0.1, get: / }"),
        ("a JSONPath that is none", "generation: { job: { url: 'http://127.0.0.1', submit: { post: / }, id: task_id, poll: { get: /, status: $.s, done: ok } } }"),
        ("a condition without an operator", "http: { url: 'http://127.0.0.1', get: /, load: { find: breaking-point, start: 5/s, broken-when: p95 500ms } }"),
        ("two probes", "bundle: { path: x }\n    command: { run: y }"),
        ("no probe", "tags: [a]"),
        ("a probe of another version", "browser: { url: 'http://127.0.0.1' }"),
        ("a constraint with nothing in it", "bundle: { path: x }\n    constrain: {}"),
    ], gate => $"version: 1\ngates:\n  g:\n    {gate}\n    budgets: [total < 1MB]\n");

    [Fact]
    public void For_a_budget_are_refused_by_the_schema_too() => AreRefused(
    [
        ("p95 100ms", "p95 100ms"),
        ("p95 <", "p95 <"),
        ("< 100ms", "< 100ms"),
        ("p95 = 100ms", "p95 = 100ms"),
        ("p95 ≤ 100ms", "p95 ≤ 100ms"),
        ("p95 < 100 msec", "p95 < 100 msec"),
        ("p95 < 100ms < 200ms", "p95 < 100ms < 200ms"),
        ("p95 < 1,5s", "p95 < 1,5s"),
        ("p95 < -5ms", "p95 < -5ms"),
        ("p95 < 30s1m", "p95 < 30s1m"),
        ("p95 < baseline + much", "p95 < baseline + much"),
        ("p95 < baseline / 2", "p95 < baseline / 2"),
        ("p95 < 1.3 * orders", "p95 < 1.3 * orders"),
        ("p95 < orders.p95", "p95 < orders.p95"),
        ("total < 500kb", "total < 500kb"),
    ], budget => $"version: 1\ngates:\n  g:\n    bundle: {{ path: x }}\n    budgets:\n      - {budget}\n");

    [Fact]
    public void Outside_of_gates_are_refused_by_the_schema_too() => AreRefused(
    [
        ("no budgets in a list", "version: 1\ngates:\n  g:\n    bundle: { path: x }\n    budgets: []\n"),
        ("no version", "gates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n"),
        ("another version", "version: 2\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n"),
        ("a version in quotes", "version: '1'\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n"),
        ("no gates", "version: 1\ngates: {}\n"),
        ("a gate with nothing in it", "version: 1\ngates:\n  g:\n"),
        ("a list", "- version: 1\n"),
        ("the name of a variable", "version: 1\nvariables: { 1a: x }\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n"),
        ("a setting of a server", "version: 1\nservers: { s: { run: x, redy: / } }\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n"),
    ], yaml => yaml);

    [Fact]
    public void Of_the_corpus_are_refused_by_the_schema_unless_a_schema_cannot_say_it()
    {
        Validator.IsThere();
        var cases = Page.All().SelectMany(p => p.Blocks()).Where(b => b.Language == "yaml").Select(b => (b.Place, b.Text)).Select(b => (b.Place, b.Text, Codes: Verdicts.OfReader(b.Text).Select(p => p.Code).Distinct().ToList())).Where(b => b.Codes.Except(BeyondASchema.Codes.Keys).Any()).ToList();

        var complaints = Verdicts.OfSchema(cases.Select(c => c.Text));

        Assert.Equal("", string.Join('\n', cases.Zip(complaints).Where(c => c.Second.Count == 0).Select(c => $"{c.First.Place}: {string.Join(' ', c.First.Codes)}")));
    }

    private static void AreRefused(IReadOnlyList<(string What, string Text)> cases, Func<string, string> file)
    {
        Validator.IsThere();
        var complaints = Verdicts.OfSchema(cases.Select(c => file(c.Text)));

        Assert.Equal("", string.Join('\n', cases.Where(c => Verdicts.OfReader(file(c.Text)).Count == 0).Select(c => $"the reader takes {c.What}")));
        Assert.Equal("", string.Join('\n', cases.Zip(complaints).Where(c => c.Second.Count == 0).Select(c => $"the schema takes {c.First.What}")));
    }
}
