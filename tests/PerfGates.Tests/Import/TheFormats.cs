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

    private static Imported Read(string file) => Importer.Read(new(Repository.Read($"{Folder}/{file}"), $"/repo/{file}"));
}
