namespace PerfGates.Reports.JUnit;

/// <param name="Code">Of the first thing that was said; empty if nothing was.</param>
/// <param name="Message">One line.</param>
/// <param name="Text">All that was said, a line each.</param>
internal sealed record JUnitCase(string Name, int Line, JUnitOutcome Outcome, string Code, string Message, string Text);

internal enum JUnitOutcome
{
    Passed,
    Skipped,
    Failed,
    Error,
}
