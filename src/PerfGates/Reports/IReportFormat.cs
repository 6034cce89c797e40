namespace PerfGates.Reports;

/// <summary>One way to write a report. Pure: the same document gives the same texts, in whatever culture.</summary>
internal interface IReportFormat
{
    /// <summary>As people ask for it: "junit".</summary>
    string Name { get; }

    /// <summary>What it is for, one line.</summary>
    string Help { get; }

    /// <summary>Of every file that it may write, without folder.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Some or all of its files; one that is not rendered is not there afterwards.</summary>
    IReadOnlyList<RenderedFile> Render(ReportDocument report);
}

/// <param name="Name">Without folder.</param>
/// <param name="Text">Written as UTF-8 without a byte order mark.</param>
internal sealed record RenderedFile(string Name, string Text);
