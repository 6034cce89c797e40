using System.Text.Json;

namespace PerfGates.FakeEngine;

internal sealed record Request(string Nonce, string Version, string BudgetFile, string RunFolder, string ResultsFolder, string? PublishFolder)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static Request Read(string path) => JsonSerializer.Deserialize<Request>(File.ReadAllText(path), CamelCase)!;

    public void WriteVerdict(bool completed = true, string? nonce = null, string? version = null, params object[] diagnostics)
    {
        var verdict = new
        {
            schema = 1,
            nonce = nonce ?? Nonce,
            version = version ?? Version,
            completed,
            budgetFile = BudgetFile,
            report = Path.Combine(ResultsFolder, "perfgates.json"),
            diagnostics,
            addedLater = new { ignored = true },
        };
        var file = Path.Combine(RunFolder, "verdict.json");
        File.WriteAllText(file + ".tmp", JsonSerializer.Serialize(verdict));
        File.Move(file + ".tmp", file);
    }

    public object Diagnostic(string severity, string code, int line, int column, string text, string? helpLink = null) =>
        new { code, severity, file = BudgetFile, line, column, endLine = line, endColumn = column + 4, text, helpLink };
}
