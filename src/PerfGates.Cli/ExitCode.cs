using PerfGates.Diagnostics;
using PerfGates.Reports;
using PerfGates.Verdicts;

namespace PerfGates.Cli;

/// <summary>What the program ends with; documented in docs/command-line.md. In a build the verdict file decides, not this.</summary>
internal enum ExitCode
{
    /// <summary>Every budget holds; warnings and skipped gates included.</summary>
    Pass = 0,
    InternalError = 1,
    Breach = 2,

    /// <summary>Only with --fail-on-warning.</summary>
    WarningAsFailure = 3,
    BudgetFileInvalid = 4,
    Usage = 5,
    Unmeasured = 6,

    /// <summary>Only under <c>on-inconclusive: fail</c>.</summary>
    Inconclusive = 7,
    NothingSelected = 8,

    /// <summary>Only with --strict.</summary>
    SkippedInStrict = 9,
    Cancelled = 130,
}

internal static class ExitCodes
{
    /// <summary>When each is the end: for help and docs/command-line.md.</summary>
    public static IReadOnlyList<(ExitCode Code, string When)> All { get; } =
    [
        (ExitCode.Pass, "Every budget holds. Warnings and skipped gates are included."),
        (ExitCode.InternalError, "PerfGates itself failed, or could not write its results."),
        (ExitCode.Breach, "A budget was breached."),
        (ExitCode.WarningAsFailure, "There are only warnings, and `--fail-on-warning` was given."),
        (ExitCode.BudgetFileInvalid, "The budget file has errors; nothing was measured. For `import` and `replay`: nothing could be made of the file."),
        (ExitCode.Usage, "The command line was mistyped; for `init`: there is a budget file already."),
        (ExitCode.Unmeasured, "Something could not be measured; for `verify`: a verdict is missing, old or red; for `init`: something that was found could not be measured; for `doctor`: the noise could not."),
        (ExitCode.Inconclusive, "A budget could not be decided, and `on-inconclusive: fail` says that this fails."),
        (ExitCode.NothingSelected, "No gate has the tags or the name that was asked for; for `verify`: there is no budget file."),
        (ExitCode.SkippedInStrict, "A gate was skipped, and `--strict` was given."),
        (ExitCode.Cancelled, "Ctrl-C, or the end of whoever started it."),
    ];

    /// <summary>The first that applies, most fundamental first: what could not start, a breach, what could not be measured.</summary>
    public static ExitCode Of(Report report, bool failOnWarning)
    {
        Diagnostic[] errors = [.. report.Diagnostics.Where(d => d.Severity == Severity.Error)];
        if (errors.Any(d => d.Code.StartsWith("PG4", StringComparison.Ordinal) || d.Rule == Rules.BudgetFileMissing || d.Rule == Rules.BudgetFileUnreadable)) return ExitCode.BudgetFileInvalid;
        if (errors.Any(d => d.Rule == Rules.NothingSelected)) return ExitCode.NothingSelected;
        if (errors.Any(d => d.Code.StartsWith("PG1", StringComparison.Ordinal))) return ExitCode.Breach;
        if (report.Count(Verdict.Unmeasured) > 0) return ExitCode.Unmeasured;
        if (errors.Any(d => d.Rule == Rules.Skipped || d.Rule == Rules.BudgetSkipped)) return ExitCode.SkippedInStrict;
        if (errors.Any(d => !d.Code.StartsWith("PG3", StringComparison.Ordinal))) return ExitCode.Unmeasured;
        if (errors.Length > 0) return ExitCode.Inconclusive;
        return failOnWarning && report.Diagnostics.Any(d => d.Severity == Severity.Warning) ? ExitCode.WarningAsFailure : ExitCode.Pass;
    }
}
