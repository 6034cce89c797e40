using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Servers;

/// <summary>How a server is stopped.</summary>
/// <param name="Within">Then it is killed, with all that it started.</param>
internal sealed record Stopping(StopSignal Signal, TimeSpan Within)
{
    private const string Terminate = "SIGTERM", Interrupt = "SIGINT";

    private static readonly Stopping Standard = new(StopSignal.Terminate, TimeSpan.FromSeconds(10));

    public static Stopping Read(SettingsReader settings) => settings.Section("stop", "How it is stopped.", stop => new Stopping(
        ReadSignal(stop),
        stop.Duration("within", "How long it may take; then it is killed, with all that it started.", Standard.Within) ?? Standard.Within)) ?? Standard;

    private static StopSignal ReadSignal(SettingsReader stop)
    {
        var signal = stop.Text("signal", "What it is sent; elsewhere than on Linux it is killed at once.", Terminate, TextForm.OneOf(Terminate, Interrupt))!;
        if (signal.Value is not (Terminate or Interrupt)) stop.Report(Rules.InvalidValue.At(signal.Span, signal.Value, "signal", $"write {Terminate} or {Interrupt}{Suggestion.For(signal.Value, [Terminate, Interrupt])}"));
        return signal.Value == Interrupt ? StopSignal.Interrupt : StopSignal.Terminate;
    }
}
