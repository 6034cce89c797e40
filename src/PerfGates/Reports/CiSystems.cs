using PerfGates.Diagnostics;
using PerfGates.Reports.Azure;
using PerfGates.Reports.GitHub;
using PerfGates.Reports.GitLab;
using PerfGates.Reports.TeamCity;

namespace PerfGates.Reports;

/// <summary>Every CI system that is known, in one list. A new one is a folder and a line.</summary>
internal static class CiSystems
{
    public const string Auto = "auto", None = "none";

    public static IReadOnlyList<ICiSystem> All { get; } =
    [
        new GitHubActions(),
        new AzurePipelines(),
        new GitLabCi(),
        new TeamCityMessages(),
    ];

    /// <summary>What may be asked for.</summary>
    public static IReadOnlyList<string> Words { get; } = [Auto, None, .. All.Select(s => s.Name)];

    /// <summary>The one that is asked for by name, or with "auto" the one whose variable is set; null: none.</summary>
    public static ICiSystem? Find(string asked, IReadOnlyDictionary<string, string> environment) =>
        asked == Auto ? All.FirstOrDefault(s => environment.GetValueOrDefault(s.Variable, "") is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase)) : All.FirstOrDefault(s => s.Name == asked);

    /// <param name="setting">Where it was said: "--ci", "PerfGatesCi".</param>
    public static IEnumerable<Diagnostic> Problems(string asked, string setting, SourceSpan at) =>
        Words.Contains(asked) ? [] : [Rules.SettingUnclear.At(at, setting, asked, string.Join(", ", Words), Suggestion.For(asked, Words))];
}
