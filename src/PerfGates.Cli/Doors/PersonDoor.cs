using PerfGates.Planning;
using PerfGates.Probes;

namespace PerfGates.Cli.Doors;

/// <summary>The command line's door.</summary>
internal static class PersonDoor
{
    private static readonly string[] BudgetFileNames = [".perfbudget.yml", ".perfbudget.yaml"];

    /// <summary>The budget file that is meant: the one named, or the one in the current folder; it may not exist.</summary>
    public static string BudgetFile(string? named, string currentFolder) => named is not null
        ? Path.GetFullPath(named, currentFolder)
        : BudgetFileNames.Select(n => Path.Combine(currentFolder, n)).FirstOrDefault(File.Exists) ?? Path.Combine(currentFolder, BudgetFileNames[0]);

    /// <param name="results">Where to put results; null for obj/perfgates beside the budget file.</param>
    public static CheckJob Job(string budgetFile, Selection selection, bool strict, string? results, TimeSpan lockTimeout)
    {
        var folder = Path.GetDirectoryName(budgetFile)!;
        var nonce = Guid.NewGuid().ToString("N");
        var resultsFolder = results ?? Path.Combine(folder, "obj", "perfgates");
        string[] projects = [.. Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.*proj").Where(p => p.EndsWith("proj", StringComparison.Ordinal)) : []];
        var build = BuildFacts.None with { Project = projects.Length == 1 ? projects[0] : null };
        return new(nonce, budgetFile, selection, strict, resultsFolder, Path.Combine(resultsFolder, $"run-{nonce}"), lockTimeout, build);
    }
}
