using System.Globalization;
using PerfGates.Units;

namespace PerfGates.Probes.Command;

/// <summary>
/// Reads an endpoint before the program starts and after it ended. Where nobody listened before, the program itself is
/// taken for the one that serves it: it began at nothing, and is read while it runs, for afterwards it is gone.
/// </summary>
internal sealed class PrometheusReading
{
    private static readonly TimeSpan UntilFirst = TimeSpan.FromMilliseconds(50), Between = TimeSpan.FromSeconds(1);

    private readonly PrometheusEndpoint _endpoint;
    private readonly IReadOnlyList<PrometheusValue> _values;
    private readonly ReportedMetrics _reported;
    private readonly TimeProvider _clock;
    private readonly PrometheusText _first;
    private readonly long _begun;
    private readonly bool _servedByProgram;
    private (PrometheusText Text, long Time)? _last;

    private PrometheusReading(PrometheusEndpoint endpoint, IReadOnlyList<PrometheusValue> values, ReportedMetrics reported, TimeProvider clock, PrometheusText? first) =>
        (_endpoint, _values, _reported, _clock, _first, _begun, _servedByProgram) = (endpoint, values, reported, clock, first ?? PrometheusText.Nothing, clock.GetTimestamp(), first is null);

    public static async Task<MetricReading> BeginAsync(PrometheusEndpoint endpoint, IReadOnlyList<PrometheusValue> values, ReportedMetrics reported, TimeProvider clock, CancellationToken cancellation)
    {
        var answer = await endpoint.ReadAsync("before the program was started", cancellation);
        if (answer is { Problem: { } problem, Refused: false }) reported.Report(problem);
        var reading = new PrometheusReading(endpoint, values, reported, clock, answer.Text);
        return new(null, null, reading.FinishAsync) { WatchAsync = reading.WatchAsync };
    }

    private async Task WatchAsync(CancellationToken end)
    {
        if (!_servedByProgram) return;
        try
        {
            while (true)
            {
                if ((await _endpoint.ReadAsync("while the program ran", end)).Text is { } text) _last = (text, _clock.GetTimestamp());
                await Task.Delay(_last is null ? UntilFirst : Between, _clock, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The program has ended, or the gate has.
        }
    }

    private async Task FinishAsync(CancellationToken cancellation)
    {
        var answer = await _endpoint.ReadAsync(_servedByProgram ? "while the program ran" : "after the program had ended", cancellation);
        var ended = _clock.GetTimestamp();
        if (answer.Text is { } text) _last = (text, ended);
        if (_last is not { } last || (answer.Text is null && !answer.Refused))
        {
            _reported.Report(answer.Problem!);
            return;
        }
        var interval = new PrometheusInterval(_endpoint.Url, _first, last.Text, _clock.GetElapsedTime(_begun, last.Time));
        var cause = !_servedByProgram ? null
            : $"counted from 0, as '{_endpoint.Url}' did not answer before; last read {QuantityText.Format(new(_clock.GetElapsedTime(last.Time, ended).TotalSeconds, Dimension.Time))} before the end";
        var isChosen = _values.Count > 0;
        foreach (var value in isChosen ? _values : Every(last.Text))
        {
            var (figure, problem) = interval.Of(value);
            // Of those that nobody chose, one that has no figure is no problem: a budget on it is, for it was not measured.
            if (!isChosen && problem is not null) continue;
            if (problem is null && _reported.Take(value.Name, figure.ToString("R", CultureInfo.InvariantCulture), value.UnitOfFigure, null, _endpoint.Url, cause) is { } why)
                problem = Diagnostics.Rules.PrometheusWrongKind.At(value.Span, value.Name, why, "correct its unit");
            if (problem is not null) _reported.Report(problem);
        }
    }

    private IEnumerable<PrometheusValue> Every(PrometheusText text) =>
        text.Samples.Select(s => s.Name).Distinct().Where(n => n != CommandProbe.Wall)
            .Select(n => new PrometheusValue(n, PrometheusFunction.None, 0, new(n, new Dictionary<string, string>()), null, _endpoint.Span));
}
