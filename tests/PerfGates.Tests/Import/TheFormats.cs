using PerfGates.Import;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Import;

/// <summary>Each file below Files, with the budget file that comes of it and with everything that is said about it.</summary>
public class TheFormats
{
    private const string Folder = "tests/PerfGates.Tests/Import/Files";

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.At(Folder)).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void Come_out_as_budget_files(string file)
    {
        var imported = Read(file);
        GoldenFile.Matches($"{imported.BudgetFile}--- standard error\n{string.Join('\n', imported.Problems)}", $"Files/{file}.txt");
    }

    [Theory, MemberData(nameof(Files))]
    public void Are_valid_once_their_secrets_are_set(string file)
    {
        string[] outside = ["PERF_PASSWORD", "AUTHORIZATION", "COOKIE_THEME", "COOKIE_TRACKER", "tenant", "AREA", "fromProcessor"];
        var environment = outside.ToDictionary(name => name, name => $"the-{name}");
        var planned = BudgetCheck.Plan(new(Read(file).BudgetFile!, "/repo/.perfbudget.yml", environment, "0.1.0", Selection.Everything, Strict: false), ProbeCatalog.All);
        Assert.Equal("", string.Join('\n', planned.Problems));
    }

    [Fact]
    public void Never_carry_a_secret_over() =>
        Assert.All(Files, f => Assert.DoesNotMatch("s3cret|eyJhbGciOi|abc123|Bearer abc", Read(f).BudgetFile!));

    [Theory]
    [InlineData("""{"ci":{"assert":{"assertions":{"resource-summary:font:size":["error",{"maxNumericValue":1}],"resource-summary:script:size":{"maxNumericValue":1}}}}}""", "'resource-summary:script:size'")]
    [InlineData("""{"projects":{"a":{"architect":{"build":{"options":{"outputPath":"o","budgets":[{"type":"all","maximumError":"1kB"},{"type":"any","maximumError":"10%"}]}}}}}}""", "'maximumError: 10%'")]
    public void No_budget_is_lost_without_a_word(string text, string lost)
    {
        var imported = Importer.Read(new(text, "/repo/z.json"));
        Assert.Contains(imported.Problems, p => p.Text.StartsWith($"{lost} is not taken over: ", StringComparison.Ordinal));
        Assert.DoesNotContain(" 0B", imported.BudgetFile!, StringComparison.Ordinal);
    }

    private static Imported Read(string file) => Importer.Read(new(Repository.Read($"{Folder}/{file}"), $"/repo/{file}"));
}
