namespace PerfGates.Diagnostics;

internal enum Severity
{
    Message,
    Warning,
    Error,
}
