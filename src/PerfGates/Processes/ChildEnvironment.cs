namespace PerfGates.Processes;

/// <summary>The environment of what the engine starts: its own, less what MSBuild and hooks of git put in, plus the marks of the run.</summary>
internal static class ChildEnvironment
{
    public const string Run = "PERFGATES_RUN";

    /// <summary>Tells the programs of one run apart, so that ending one leaves the others alone.</summary>
    public const string Start = "PERFGATES_START";

    // A run inside of a git hook inherits these. They would lead every git below it, and whatever numbers versions with it,
    // to the repository and the index of that hook. GIT_CONFIG_* stay: CI systems put safe.directory there.
    private static readonly HashSet<string> GitVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX",
        "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_IMPLICIT_WORK_TREE",
    ];

    private static StringComparer Names => OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <param name="own">The program's own settings; null removes. They cannot take the marks away.</param>
    public static IReadOnlyDictionary<string, string> For(IReadOnlyDictionary<string, string> inherited, IReadOnlyDictionary<string, string?> own, string cookie, int start)
    {
        Dictionary<string, string> environment = new(Names);
        foreach (var (name, value) in inherited.Where(v => !MSBuildVariables.Include(v.Key) && !GitVariables.Contains(v.Key))) environment[name] = value;
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var (name, value) in own)
            if (value is null) environment.Remove(name);
            else environment[name] = value;
        environment["PERFGATES_ACTIVE"] = "1";
        environment[Run] = cookie;
        environment[Start] = Number(start);
        return environment;
    }

    public static string Number(int start) => start.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
