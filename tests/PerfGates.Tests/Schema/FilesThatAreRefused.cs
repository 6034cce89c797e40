using PerfGates.Tests.Budgets;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Schema;

public class FilesThatAreRefused
{
    [Theory]
    [InlineData("an unknown key", "bundle: { path: x, encodng: gzip }")]
    [InlineData("an unknown key in a request", "http: { url: 'http://127.0.0.1', scenario: [{ get: /, wieght: 2 }] }")]
    [InlineData("an unknown key in the answer to a poll", "generation: { job: { url: 'http://127.0.0.1', submit: { post: / }, id: $.id, poll: { get: /, status: $.s, done: ok, finshed: $.f } } }")]
    [InlineData("a key of another probe", "bundle: { path: x, filter: y }")]
    [InlineData("a list where a mapping belongs", "bundle: [x]")]
    [InlineData("a mapping where a text belongs", "bundle: { path: { to: x } }")]
    [InlineData("a text where a mapping belongs", "bundle: x")]
    [InlineData("nothing where a text is required", "bundle: { path: }")]
    [InlineData("a required key that is missing", "bundle: { encoding: gzip }")]
    [InlineData("a word that is none of those that there are", "bundle: { path: x, encoding: gzp }")]
    [InlineData("a flag that is a word", "http: { url: 'http://127.0.0.1', get: /, cookies: maybe }")]
    [InlineData("a number that is too large", "http: { url: 'http://127.0.0.1', get: /, threads: 65 }")]
    [InlineData("a number that is a text", "http: { url: 'http://127.0.0.1', get: /, threads: some }")]
    [InlineData("a fraction where a whole number belongs", "http: { url: 'http://127.0.0.1', get: /, threads: 1.5 }")]
    [InlineData("a duration without a unit", "bundle: { path: x }\n    timeout: 5")]
    [InlineData("a duration with a unit that there is not", "bundle: { path: x }\n    timeout: 5 secs")]
    [InlineData("a size where a duration belongs", "bundle: { path: x }\n    timeout: 5MB")]
    [InlineData("a rate without a unit", "http: { url: 'http://127.0.0.1', get: /, rate: 20, for: 1s }")]
    [InlineData("a path without a slash", "http: { url: 'http://127.0.0.1', get: health }")]
    [InlineData("a URL without a scheme", "http: { url: 127.0.0.1, get: / }")]
    [InlineData("a JSONPath that is none", "generation: { job: { url: 'http://127.0.0.1', submit: { post: / }, id: task_id, poll: { get: /, status: $.s, done: ok } } }")]
    [InlineData("a condition without an operator", "http: { url: 'http://127.0.0.1', get: /, load: { find: breaking-point, start: 5/s, broken-when: p95 500ms } }")]
    [InlineData("two probes", "bundle: { path: x }\n    command: { run: y }")]
    [InlineData("no probe", "tags: [a]")]
    [InlineData("a probe of another version", "browser: { url: 'http://127.0.0.1' }")]
    [InlineData("a constraint with nothing in it", "bundle: { path: x }\n    constrain: {}")]
    public void For_their_shape_are_refused_by_the_schema_too(string what, string gate) => AreRefused(what, $"version: 1\ngates:\n  g:\n    {gate}\n    budgets: [total < 1MB]\n");

    [Theory]
    [InlineData("p95 100ms")]
    [InlineData("p95 <")]
    [InlineData("< 100ms")]
    [InlineData("p95 = 100ms")]
    [InlineData("p95 ≤ 100ms")]
    [InlineData("p95 < 100 msec")]
    [InlineData("p95 < 100ms < 200ms")]
    [InlineData("p95 < 1,5s")]
    [InlineData("p95 < -5ms")]
    [InlineData("p95 < 30s1m")]
    [InlineData("p95 < baseline + much")]
    [InlineData("p95 < baseline / 2")]
    [InlineData("p95 < 1.3 * orders")]
    [InlineData("p95 < orders.p95")]
    [InlineData("total < 500kb")]
    public void For_a_budget_are_refused_by_the_schema_too(string budget) => AreRefused(budget, $"version: 1\ngates:\n  g:\n    bundle: {{ path: x }}\n    budgets:\n      - {budget}\n");

    [Theory]
    [InlineData("no budgets in a list", "version: 1\ngates:\n  g:\n    bundle: { path: x }\n    budgets: []\n")]
    [InlineData("no version", "gates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n")]
    [InlineData("another version", "version: 2\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n")]
    [InlineData("a version in quotes", "version: '1'\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n")]
    [InlineData("no gates", "version: 1\ngates: {}\n")]
    [InlineData("a gate with nothing in it", "version: 1\ngates:\n  g:\n")]
    [InlineData("a list", "- version: 1\n")]
    [InlineData("the name of a variable", "version: 1\nvariables: { 1a: x }\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n")]
    [InlineData("a setting of a server", "version: 1\nservers: { s: { run: x, redy: / } }\ngates:\n  g:\n    bundle: { path: x }\n    budgets: [total < 1MB]\n")]
    public void Outside_of_gates_are_refused_by_the_schema_too(string what, string yaml) => AreRefused(what, yaml);

    /// <summary>What no schema of this kind can say: each code with its reason.</summary>
    private static readonly Dictionary<string, string> BeyondASchema = new()
    {
        ["PG4002"] = "what YAML may do, which an editor's own reader of YAML says",
    };

    [Fact]
    public void Of_the_corpus_are_refused_by_the_schema_unless_a_schema_cannot_say_it()
    {
        Validator.IsThere();
        var cases = Page.All().SelectMany(p => p.Blocks()).Where(b => b.Language == "yaml").Select(b => (b.Place, b.Text)).Select(b => (b.Place, b.Text, Codes: Verdicts.OfReader(b.Text).Select(p => p.Code).Distinct().ToList())).Where(b => b.Codes.Count > 0).ToList();

        var complaints = Verdicts.OfSchema(cases.Select(c => c.Text));

        Assert.Equal("", string.Join('\n', cases.Zip(complaints).Where(c => c.Second.Count == 0 && c.First.Codes.Except(BeyondASchema.Keys).Any()).Select(c => $"{c.First.Place}: {string.Join(' ', c.First.Codes)}")));
    }

    private static void AreRefused(string what, string yaml)
    {
        Validator.IsThere();
        Assert.NotEmpty(Verdicts.OfReader(yaml));
        Assert.True(Verdicts.OfSchema([yaml])[0].Count > 0, $"the schema takes {what}");
    }
}
