using System.Collections;
using System.Reflection;

namespace PerfGates.Cli;

/// <summary>The world outside, read once where the program begins and handed down from here.</summary>
internal sealed record Surroundings(
    IReadOnlyDictionary<string, string> Environment,
    string CurrentFolder,
    TextWriter Output,
    TextWriter Error,
    bool OutputIsTerminal,
    bool ErrorIsTerminal,
    int TerminalWidth,
    TimeProvider Clock)
{
    public static string Version { get; } =
        typeof(Surroundings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Beside the program, so that help works offline.</summary>
    public static Uri HelpPage { get; } = new(Path.Combine(AppContext.BaseDirectory, "diagnostics.md"));

    public static Surroundings OfThisProcess() => new(
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal),
        Directory.GetCurrentDirectory(),
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Console.IsErrorRedirected || Console.WindowWidth <= 0 ? 80 : Console.WindowWidth,
        TimeProvider.System)
    {
        Input = Console.In,
    };

    /// <summary>Only the worker that generates load is told anything.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>One file for each user of the machine. PERFGATES_LOCK_FILE names another, for tests of PerfGates itself.</summary>
    public string LockFile
    {
        get
        {
            if (Environment.GetValueOrDefault("PERFGATES_LOCK_FILE") is { Length: > 0 } named) return named;
            var home = System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData, System.Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "PerfGates", "measuring.lock");
        }
    }

    /// <summary>Live progress and colours need a terminal that can do them, and nobody who collects the output.</summary>
    public bool Lively => ErrorIsTerminal && Environment.GetValueOrDefault("TERM") != "dumb" && !Environment.ContainsKey("CI");

    public bool Colours => OutputIsTerminal && Environment.GetValueOrDefault("TERM") != "dumb" && Environment.GetValueOrDefault("NO_COLOR", "").Length == 0;
}
