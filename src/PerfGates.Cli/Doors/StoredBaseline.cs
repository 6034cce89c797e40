using PerfGates.Baselines;
using PerfGates.Diagnostics;

namespace PerfGates.Cli.Doors;

/// <summary>The baseline file beside a budget file.</summary>
internal static class StoredBaseline
{
    /// <summary>What was accepted; nothing where there is no file, or after a problem.</summary>
    public static Baseline Read(string budgetFile, ICollection<Diagnostic> problems)
    {
        var path = BaselineFile.PathOf(budgetFile);
        try
        {
            return File.Exists(path) ? BaselineFile.Read(File.ReadAllText(path), path, problems) : Baseline.None;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(Rules.BaselineUnreadable.At(SourceSpan.StartOf(path), path, unreadable.Message));
            return Baseline.None;
        }
    }
}
