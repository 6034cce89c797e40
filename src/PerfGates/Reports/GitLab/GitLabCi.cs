namespace PerfGates.Reports.GitLab;

/// <summary>GitLab reads nothing of a log; it takes files that a job names under <c>artifacts: reports:</c>.</summary>
internal sealed class GitLabCi : ICiSystem
{
    public string Name => "gitlab";

    public string Help => "GitLab CI: the files that merge requests show";

    public string Variable => "GITLAB_CI";

    public IReadOnlyList<string> Formats => ["gitlab", "junit"];

    public string? SummaryVariable => null;

    public string? Summary(ReportDocument report) => null;

    public IReadOnlyList<string> Lines(ReportDocument report, IReadOnlyList<string> files) => [];
}
