using PerfGates.Import;

namespace PerfGates.Proposals;

/// <summary>What to measure of what was found. Few gates, each of which a newcomer understands.</summary>
internal static class Proposing
{
    private const string Server = "web";

    // Long enough for a runtime to have started and settled, short enough to wait for.
    private const string Watched = "10s";

    private static readonly ProposedBudget Memory = new("memory.peak", "<", "500MB");

    public static Proposal Of(Found found) => new(
        found.Web is { } served ? [Serving(served)] : [],
        [
            .. found.FrontEnds.Select(FrontEnd),
            .. found.Benchmarks is { } benchmarks ? [Benchmarks(benchmarks)] : Array.Empty<ProposedGate>(),
            .. found.Web is { } web ? [Asking(web)] : Array.Empty<ProposedGate>(),
            .. found is { Program: { } program, FrontEnds.Count: 0, Benchmarks: null, Web: null } ? [Running(program)] : Array.Empty<ProposedGate>(),
        ]);

    private static ProposedGate FrontEnd(string path, int index) => new(
        index == 0 ? "front end" : $"front end {index + 1}", $"the front end in '{path}'", "bundle", [new("path", Path(path))],
        [new("total", "<", "500kB"), new("largest", "<", "250kB")]);

    private static ProposedGate Benchmarks(string project) => new(
        "benchmarks", $"the benchmarks of {Project(project)}", "benchmark", project == "." ? [] : [new("project", Path(project))],
        [new("mean", "<", "1s"), new("allocated", "<=", "1MB")]);

    private static ProposedServer Serving(FoundWeb web) => new(
        Server, [new("project", Path(web.Project)), new("ready", new Yaml.Text(Yaml.Literal(web.Asked.Path)))],
        [new("startup", "<", "10s", ProposedBudget.FourTimes), Memory]);

    private static ProposedGate Asking(FoundWeb web) => new(
        "requests", $"the web program of {Project(web.Project)}, asked for {web.Asked.Path} ({web.Asked.From})", "http",
        [new("server", new Yaml.Text(Server)), new("get", new Yaml.Text(Yaml.Literal(web.Asked.Path)))],
        [new("p95", "<", "200ms", ProposedBudget.FourTimes), new("errors", "==", "0")], Server);

    private static ProposedGate Running(FoundProgram program) => new(
        "program", "the program of this project", "process",
        [new("run", new Yaml.Text("dotnet {output}")), .. program.IsEndless ? [new("for", new Yaml.Text(Watched))] : Array.Empty<Yaml.Entry>()],
        program.IsEndless ? [Memory, new("cpu.mean", "<", "50%")] : [new("wall", "<", "30s", ProposedBudget.FourTimes), Memory]);

    private static string Project(string project) => project == "." ? "this project" : $"'{project}'";

    private static Yaml.Text Path(string path) => new(Yaml.Literal(path));
}
