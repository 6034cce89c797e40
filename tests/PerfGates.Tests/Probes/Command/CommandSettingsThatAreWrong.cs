using System.Text;
using PerfGates.Budgets;
using PerfGates.Probes.Command;

namespace PerfGates.Tests.Probes.Command;

public sealed class CommandSettingsThatAreWrong : IAsyncLifetime
{
    private readonly CommandGate _gate = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _gate.DisposeAsync();

    [Fact]
    public void Each_is_an_error_at_its_place()
    {
        var said = new StringBuilder();
        foreach (var (command, budgets) in new[]
                 {
                     ("{}", "[x < 1]"), ("{ run: }", "[x < 1]"), ("{ run: [] }", "[x < 1]"), ("{ run: [''] }", "[x < 1]"), ("{ run: ' ' }", "[x < 1]"), ("{ run: { a: b } }", "[x < 1]"),
                     ("{ run: make all | tee log }", "[x < 1]"), ("{ run: \"x 'a\" }", "[x < 1]"), ("{ run: x, runs: 0 }", "[x < 1]"), ("{ run: x, runs: 51 }", "[x < 1]"),
                     ("{ run: x, exit-code: ok }", "[x < 1]"), ("{ run: x, exit-code: [] }", "[x < 1]"), ("{ run: x, env: [A=b] }", "[x < 1]"), ("{ run: x, timeout: 5s }", "[x < 1]"), ("{ run: x, env: { A=: b, '': c, D: \"e\\0\" } }", "[x < 1]"), ("{ run: [x, \"y\\0\"] }", "[x < 1]"),
                     ("{ run: x, metrics: stdin }", "[x < 1]"), ("{ run: x, metrics: }", "[x < 1]"), ("{ run: x, metrics: { prometheus: 'http://127.0.0.1:9090/metrics' } }", "[x < 1]"),
                     ("{ run: x, metrics: { prometheus: '{url}/metrics' } }", "[x < 1]"), ("{ run: x, metrics: { prometheus: '127.0.0.1:9090', values: { x: 'x y' } } }", "[x < 1]"), ("{ run: x, metrics: { prometheus: 'http://h/', file: a.json, values: { x: x } } }", "[x < 1]"), ("{ run: x, metrics: { prometheus: 'http://h/', values: { rows: rows, wall: w } } }", "[row < 1, wall < 1s]"),
                     ("{ run: x, metrics: { prometheus: 'http://h/', values: { a: 'histogram_quantile(1.5, x)', b: 'rate(x', c: 'x{a=b}', d: '', e: 'avg(x)', f: 'x{a=\"b\"}y', g: '1x' } } }", "[x < 1]"),
                     ("{ run: x, metrics: { regex: '(?<value>', file: a.json } }", "[x < 1]"), ("{ run: x, metrics: { file: a.json } }", "[x < 1]"), ("{ run: x, metrics: { values: { x: $.x }, regex: '(?<value>.)' } }", "[value < 1]"),
                     ("{ run: x, metrics: { regex: '([0-9]+)' } }", "[value < 1]"), ("{ run: x, metrics: { regex: { x: '(', wall: '(?<value>.)' } } }", "[wall < 1s]"),
                     ("{ run: x, metrics: { file: a.json, values: { x: '$.[', y: rows, wall: $.w } } }", "[wall < 1s]"),
                     ("{ run: x, metrics: { regex: { rows: '(?<value>.)' } } }", "[row < 1]"), ("{ run: x, metrics: { file: a.json, values: { rows: $.rows } } }", "[row < 1]"),
                     ("{ run: x, metrics: { regexp: '(?<value>.)' } }", "[value < 1]"), ("{ run: x }", "[wall > 1s]"), ("{ run: x }", "[wall < 5]"),
                 })
            said.Append(command).Append('\n').Append(_gate.Problems(command, budgets));
        GoldenFile.Matches(said.ToString(), "CommandSettingsThatAreWrong.txt");
    }

    [Fact]
    public void The_keys_describe_themselves()
    {
        var said = new StringBuilder();
        Print(SettingsReader.Describe(s => new CommandProbe().Bind(s)), "");
        GoldenFile.Matches(said.ToString(), "CommandSettings.txt");

        void Print(IReadOnlyList<Setting> settings, string indent)
        {
            foreach (var s in settings)
            {
                said.Append(indent + s.Key + ": " + s.Type + (s.Standard is null ? "" : " = " + s.Standard) + "; " + s.Help + "\n");
                Print(s.Shown, indent + "  ");
            }
        }
    }
}
