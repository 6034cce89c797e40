using System.Diagnostics;
using System.Text;
using PerfGates.Diagnostics;
using PerfGates.Import;

namespace PerfGates.Tests.Import;

public class FilesThatAreNone
{
    private const int Seed = 20260131;

    [Fact]
    public void Are_refused_at_their_place()
    {
        var said = new StringBuilder();
        foreach (var (name, text) in new[]
                 {
                     ("a.http", ""), ("a.http", "\uFEFF \n"), ("a.http", "### nothing\n# but comments\n@x = y\n"), ("a.http", "GET ftp://x/y\n"), ("a.har", ""), ("a.har", "{"), ("a.har", "{ \"log\": }"), ("a.har", "[1] 2"),
                     ("a.har", "{\n  \"log\": \"\\ud800\"\n}"), ("a.har", "{}"), ("a.har", "{ \"log\": { \"entries\": [] } }"), ("a.har", "{ \"log\": { \"entries\": [ 1, {}, { \"request\": [] }, { \"request\": { \"url\": \"data:text/html,x\" } } ] } }"),
                     ("a.har", new string('[', 100)), ("a.json", "{ \"openapi\": \"3.1.0\" }"), ("a.json", "{ \"info\": { \"_postman_id\": \"1\" } }"), ("a.json", "7"),
                     ("a.yml", "a: b"), ("a.yml", "a: [b"), ("a.yml", "version: 1\ngates: { g: {} }"), ("a.yml", "config: {}\nscenarios: []"), ("a.yml", "config: { target: [], phases: 7, ensure: x }\nscenarios: [ 1, { flow: 7 }, { flow: [ { get: 7 }, x ] } ]"),
                     ("a.yml", "config: { <<: *x }"), ("script.js", "import http from 'k6/http';"), ("a.txt", "GET http://x/"), ("a.json", "{ \"vus\": \"many\", \"thresholds\": { \"http_req_duration\": [\"p(95)<\", 7, {}] } }"),
                     ("a.json", "{ \"scenarios\": { \"a\": 7, \"b\": { \"executor\": \"constant-vus\", \"duration\": \"-1s\" }, \"c\": { \"executor\": \"ramping-vus\", \"stages\": [1] } } }"),
                 })
        {
            var imported = Importer.Read(new(text, name));
            said.Append(CultureInvariant($"== {name}: {text.ReplaceLineEndings("\\n")}\n")).AppendJoin("", imported.Problems.Select(p => $"{p}\n")).Append(imported.BudgetFile);
        }
        GoldenFile.Matches(said.ToString(), "FilesThatAreNone.txt");
    }

    [Fact]
    public void A_host_that_is_not_there_is_told_with_those_that_are()
    {
        var imported = Importer.Read(new("GET http://a/\n###\nGET http://b:81/\n", "a.http", "c"));
        Assert.Equal("'a.http' has no request of 'c'; it has some of a, b:81", imported.Problems.Single(p => p.Severity == Severity.Error).Text);
        Assert.Contains("url: 'http://b:81'", Importer.Read(new("GET http://a/\n###\nGET http://b:81/\n", "a.http", "b", "mine")).BudgetFile, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_of_ten_megabytes_on_one_line_is_read_in_linear_time()
    {
        var (one, ten) = (Time(Recording(100)), Time(Recording(1000)));
        Assert.True(ten < TimeSpan.FromSeconds(1) || ten < 40 * one, $"1 MB took {one}, 10 MB took {ten}"); // 100 times if each place were looked up from the start

        static string Recording(int entries)
        {
            var text = new string('é', 5000);
            var each = Enumerable.Range(0, entries).Select(i => $"{{\"startedDateTime\":\"2026-01-31T12:00:00.000Z\",\"request\":{{\"method\":\"GET\",\"url\":\"http://h/{i % 50}\",\"headers\":[]}},\"response\":{{\"content\":{{\"text\":\"{text}\"}}}}}}");
            return $"{{\"log\":{{\"entries\":[{string.Join(',', each)}]}}}}";
        }

        static TimeSpan Time(string text)
        {
            var watch = Stopwatch.StartNew();
            Assert.NotNull(Importer.Read(new(text, "a.har")).BudgetFile);
            return watch.Elapsed;
        }
    }

    // Whatever stands in a file: a budget file or an error, no exception, and what is printed is YAML.
    [Theory, MemberData(nameof(TheFormats.Files), MemberType = typeof(TheFormats))]
    public void Mutated_files_give_a_budget_file_or_an_error(string file)
    {
        var random = new Random(Seed);
        var whole = Docs.Repository.Read($"tests/PerfGates.Tests/Import/Files/{file}");
        for (var i = 0; i < 400; i++)
        {
            var text = Mutated(whole, random);
            var imported = Importer.Read(new(text, $"/repo/{file}"));
            Assert.True(imported.BudgetFile is null == imported.Problems.Any(p => p.Severity == Severity.Error), $"seed {Seed}, {i}: {text}");
            if (imported.BudgetFile is null) continue;
            List<Diagnostic> problems = [];
            Budgets.BudgetFile.Read(imported.BudgetFile);
            PerfGates.Budgets.BudgetTree.Read(imported.BudgetFile, "f", problems);
            Assert.True(problems.Count == 0, $"seed {Seed}, {i}: {string.Join('\n', problems)}\n{imported.BudgetFile}");
        }
    }

    private static string Mutated(string text, Random random)
    {
        const string alphabet = "{}[]\",:.019eE+-a#@/<>%$ \n\t\u0000é'*&!|\\";
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(random.Next(2) == 0 ? 3 : 60), text.Length - at);
            text = text[..at] + (random.Next(3) == 0 ? "" : alphabet[random.Next(alphabet.Length)].ToString()) + text[(at + length)..];
        }
        return text;
    }

    private static string CultureInvariant(FormattableString text) => FormattableString.Invariant(text);
}
