namespace PerfGates.Cli.Help;

/// <summary>
/// The examples of every help page, in the order in which a test types them, in one folder that has what they name (see tests/PerfGates.Tests/Help/Samples.cs).
/// Add a line for a new command here.
/// </summary>
internal static class Examples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        new("init", "perfgates init --dry-run", "Print a first budget file for what is in this folder, and write nothing."),
        new("init", "perfgates init --no-measure --force", "Write one with usual limits, over the one that is there."),
        new("validate", "perfgates validate", "Check the budget file of this folder."),
        new("validate", "perfgates validate --file more.yml", "Check another one."),
        new("list", "perfgates list", "Show gates, budgets, and how long a run may take."),
        new("list", "perfgates list --tags fast", "Only gates with this tag."),
        new("run", "perfgates run", "Measure and judge all gates."),
        new("run", "perfgates run --tags fast --fail-on-warning", "Only gates with a tag; warnings fail too."),
        new("run", "perfgates run --gate frontend --format json", "One gate, for a program to read."),
        new("run", "perfgates run --profile quick", "A fast answer: few runs, and inconclusive where they cannot tell."),
        new("run", "perfgates run --dry-run", "Say what would run."),
        new("explain", "perfgates explain PG1001", "What a code means and what to do."),
        new("explain", "perfgates explain bundle", "Settings and metrics of a probe."),
        new("explain", "perfgates explain p95", "Where a metric exists and what it says."),
        new("baseline accept", "perfgates baseline accept --reason \"the new parser\"", "Accept what is measured now as the baseline."),
        new("baseline show", "perfgates baseline show", "What was accepted, and when."),
        new("baseline show", "perfgates baseline show --gate frontend", "Of one gate."),
        new("import", "perfgates import api.http", "Print a gate made of a .http file."),
        new("import", "perfgates import api.http --name api --host http://127.0.0.1:5080", "With a name, for requests to one host."),
        new("record", "perfgates record --to today.json.gz", "Measure and keep all of it."),
        new("replay", "perfgates replay today.json.gz", "Judge it again by the budget file of this folder."),
        new("mutate", "perfgates mutate", "Is there a budget that nothing could break?"),
        new("verify", "perfgates verify", "The last step of a CI job: every budget file below this folder was judged, and is green."),
        new("report", "perfgates report obj/perfgates/perfgates.json --format markdown", "A report of an earlier run in another format."),
        new("compare", "perfgates compare obj/perfgates/perfgates.json obj/perfgates/perfgates.json", "What changed from one report to another."),
        new("compare", "perfgates compare obj/perfgates/perfgates.json obj/perfgates/perfgates.json --format json", "The same for a program."),
        new("schema", "perfgates schema", "Print it."),
        new("schema", "perfgates schema --output perfbudget.schema.json", "Write it to a file."),
        new("doctor", "perfgates doctor", "What this machine has and lacks."),
        new("doctor", "perfgates doctor --noise --format json", "How far equal programs differ on it, for a program to read."),
        new("completion", "perfgates completion bash", "Print a script; 'perfgates completion bash >> ~/.bashrc' keeps it."),
        new("completion", "perfgates completion pwsh", "Print one for PowerShell."),
    ];

    public static IEnumerable<Example> Of(string command) => All.Where(e => e.Command == command);
}

/// <param name="Command">As it is typed behind the program's name: "baseline accept".</param>
/// <param name="Line">The whole line.</param>
/// <param name="What">What it does, a sentence.</param>
internal sealed record Example(string Command, string Line, string What);
