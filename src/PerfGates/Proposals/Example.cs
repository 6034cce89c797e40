using PerfGates.Import;

namespace PerfGates.Proposals;

/// <summary>What stands in a first budget file where nothing was found to measure: a gate that runs anywhere, to be replaced.</summary>
internal static class Example
{
    public const string Name = "example";

    public static IReadOnlyList<string> Heading { get; } =
    [
        "Nothing to measure was found here, so this is an example: put a command of yours in its place, or one of these gates.",
        "  front end:",
        "    bundle: { path: wwwroot }",
        "    budgets:",
        "      - total < 500kB",
        "  health:",
        "    http: { url: 'http://127.0.0.1:5080', get: /health }",
        "    budgets:",
        "      - p95 < 100ms",
        "'perfgates explain bundle' says what a probe can measure; likewise command, http, benchmark, process.",
    ];

    public static Yaml.Entry Gate { get; } = new(Name, new Yaml.Map(
    [
        new("command", new Yaml.Map([new("run", new Yaml.Text("dotnet --version"))])),
        new("budgets", new Yaml.List([new Yaml.Text("wall < 10s") { Note = "how long the command may take" }], Open: true)),
    ], Open: true));
}
