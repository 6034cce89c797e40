namespace PerfGates.Cli.Doors;

/// <summary>Where paths in reports begin: CI systems show files of the repository by them.</summary>
internal static class RepositoryRoot
{
    /// <summary>The nearest folder above that holds <c>.git</c> (a file in a work tree), else the budget file's own.</summary>
    public static string Of(string budgetFile)
    {
        var own = Path.GetDirectoryName(budgetFile)!;
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Exists(Path.Combine(folder, ".git"))) return folder;
        return own;
    }
}
