using PerfGates.Running;
using PerfGates.Units;

namespace PerfGates.Cli.Showing;

/// <summary>
/// Says what is going on: live on one line of a terminal, else a line for each gate and, because silent jobs get
/// killed, a heartbeat every 30 s.
/// </summary>
/// <param name="write">Takes one finished line.</param>
/// <param name="live">Takes the current state of the one live line; null where there is no terminal.</param>
internal sealed class Progress(TimeProvider clock, Action<string> write, Action<string>? live) : IDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private long _started;
    private string _state = "";

    public void Tell(RunEvent happened)
    {
        lock (_lock)
        {
            switch (happened)
            {
                case RunEvent.Waiting waiting:
                    Begin();
                    live?.Invoke("");
                    write($"waiting: process {waiting.Owner} is measuring on this machine");
                    _state = "waiting";
                    break;
                case RunEvent.Preparing preparing:
                    Begin();
                    live?.Invoke("");
                    write($"base: {preparing.Text}");
                    _state = $"base: {preparing.Text}";
                    break;
                case RunEvent.GateStarted started:
                    Begin();
                    Show($"gate {started.Index} of {started.Of}: {started.Gate} ({started.Probe})");
                    break;
                case RunEvent.RunStarted { Most: > 1 } run:
                    Show($"{run.Gate}: {run.Word} {run.Round} of at most {run.Most}");
                    break;
                case RunEvent.RunStarted:
                    break;
                case RunEvent.Note note:
                    Show($"{note.Gate}: {note.Text}");
                    break;
                case RunEvent.GateFinished finished:
                    live?.Invoke("");
                    write($"gate {finished.Index} of {finished.Of}: {finished.Gate} {finished.How} in {Seconds(finished.Elapsed)}");
                    break;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            live?.Invoke("");
        }
    }

    private void Show(string state)
    {
        _state = state;
        live?.Invoke(state);
    }

    private void Begin()
    {
        _started = clock.GetTimestamp();
        var interval = live is null ? Heartbeat : Tick;
        _timer ??= clock.CreateTimer(_ => Beat(), null, interval, interval);
    }

    private void Beat()
    {
        lock (_lock)
        {
            var state = $"{_state}; {Seconds(clock.GetElapsedTime(_started))} so far";
            if (live is null) write(state);
            else if (_timer is not null) live(state);
        }
    }

    // Whole tenths of what is shown: of minutes, these are six seconds.
    private static string Seconds(TimeSpan span) => QuantityText.Format(new(span.TotalSeconds < 120 ? Math.Round(span.TotalSeconds, 1) : 6 * Math.Round(span.TotalSeconds / 6), Dimension.Time));
}
