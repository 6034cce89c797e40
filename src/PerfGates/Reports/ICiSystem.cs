namespace PerfGates.Reports;

/// <summary>A CI system that takes more of a run than its exit code. Pure, as formats are.</summary>
internal interface ICiSystem
{
    /// <summary>As people ask for it: "github".</summary>
    string Name { get; }

    /// <summary>What it is given, one line.</summary>
    string Help { get; }

    /// <summary>The environment variable by which it is known.</summary>
    string Variable { get; }

    /// <summary>Names of the formats whose files it takes: they are written as if they had been asked for.</summary>
    IReadOnlyList<string> Formats { get; }

    /// <summary>The environment variable that names a file to which <see cref="Summary"/> is appended; null without one.</summary>
    string? SummaryVariable { get; }

    /// <summary>Null where there is nothing to append.</summary>
    string? Summary(ReportDocument report);

    /// <summary>What it reads on standard output. Each must begin its line.</summary>
    /// <param name="files">Full paths of what was written of this report; may be empty.</param>
    IReadOnlyList<string> Lines(ReportDocument report, IReadOnlyList<string> files);
}
