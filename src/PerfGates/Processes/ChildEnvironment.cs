namespace PerfGates.Processes;

/// <summary>The environment of what the engine starts: its own, less what MSBuild put in, plus the marks of the run.</summary>
internal static class ChildEnvironment
{
    public const string Run = "PERFGATES_RUN";

    /// <summary>Tells the programs of one run apart, so that ending one leaves the others alone.</summary>
    public const string Start = "PERFGATES_START";

    private static StringComparer Names => OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <param name="own">The program's own settings; null removes. They cannot take the marks away.</param>
    public static IReadOnlyDictionary<string, string> For(IReadOnlyDictionary<string, string> inherited, IReadOnlyDictionary<string, string?> own, string cookie, int start)
    {
        Dictionary<string, string> environment = new(Names);
        foreach (var (name, value) in inherited.Where(v => !MSBuildVariables.Include(v.Key))) environment[name] = value;
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
