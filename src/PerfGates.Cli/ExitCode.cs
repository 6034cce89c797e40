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
