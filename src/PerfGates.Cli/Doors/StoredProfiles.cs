using PerfGates.Diagnostics;
using PerfGates.Profiles;

namespace PerfGates.Cli.Doors;

/// <summary>The accepted profiles beside a budget file.</summary>
internal static class StoredProfiles
{
    /// <summary>What was accepted; nothing where there is no file, or after a problem.</summary>
    public static AcceptedProfiles Read(string budgetFile, ICollection<Diagnostic> problems)
    {
        var path = AcceptedProfiles.PathOf(budgetFile);
        try
        {
            return File.Exists(path) ? AcceptedProfiles.Read(File.ReadAllText(path), path, problems) : AcceptedProfiles.None;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(Rules.ProfilesUnreadable.At(SourceSpan.StartOf(path), path, unreadable.Message));
            return AcceptedProfiles.None;
        }
    }
}
