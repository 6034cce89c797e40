using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Planning;
using PerfGates.Probes;
using PerfGates.Probes.Bundle;
using PerfGates.Processes;

namespace PerfGates.Tests.Probes.Bundle;

/// <summary>A folder with a budget file of one bundle gate: text in, observations or problems out.</summary>
public abstract class BundleFolder : IDisposable
{
    private const string File = ".perfbudget.yml";

    protected string Root { get; } = Directory.CreateTempSubdirectory("perfgates-bundle-").FullName;

    internal BuildFacts Build { get; set; } = BuildFacts.None;

    protected List<string> Progress { get; } = [];

    protected CancellationToken Cancellation { get; set; } = TestContext.Current.CancellationToken;

    private protected string Cache => Path.Combine(Root, "obj", "cache");

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, byte[] content)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    protected string Write(string name, int length = 100) => Write(name, Bytes(length));

    /// <summary>Half text, half noise, so that every method has something to do; the same for the same length.</summary>
    protected static byte[] Bytes(int length)
    {
        var random = new Random(length);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)(i / 50 % 2 == 0 ? "function "[i % 9] : random.Next(256));
        return bytes;
    }

    /// <param name="bundle">The lines under <c>bundle:</c>, which is line 4.</param>
    /// <param name="budgets">The lines under the gate's <c>budgets:</c>.</param>
    private protected static PlanResult Plan(string bundle, string budgets = "- total < 1GB")
    {
        var text = $"version: 1\ngates:\n  web:\n    bundle:\n{Indented(bundle, 6)}\n    budgets:\n{Indented(budgets, 6)}\n";
        return Planner.Plan(BudgetReader.Read(text, File, new Dictionary<string, string>(), "0.1.0", ProbeCatalog.SettingsOf([new BundleProbe()])), [new BundleProbe()], Selection.Everything);
    }

    private protected Task<Observations> Run(string bundle)
    {
        var planned = Plan(bundle);
        Assert.Empty(planned.Problems);
        var gate = planned.Plan.Gates[0];
        RunContext context = new("web", gate.Name.Span, 1, Root, Root, Cache, Build, new ChildProcesses("test", new Dictionary<string, string>()), TimeProvider.System, Tell);
        return gate.Bound.Begin()(context, Cancellation);

        void Tell(string line)
        {
            lock (Progress) Progress.Add(line);
        }
    }

    /// <summary>"5,13 PG2010 text" of each, with the folder called ~.</summary>
    private protected string[] Said(IEnumerable<Diagnostic> problems) =>
        [.. problems.Select(p => $"{p.Span.Line},{p.Span.Column} {p.Code} {p.Text.Replace(Root, "~", StringComparison.Ordinal)}")];

    private protected async Task<string[]> Problems(string bundle)
    {
        var observed = await Run(bundle);
        return Said(observed.Problems);
    }

    private protected async Task<IReadOnlyDictionary<string, double>> Gate(string bundle)
    {
        var observed = await Run(bundle);
        Assert.Empty(observed.Problems);
        return observed.Subjects.Single(s => s.Kind == "gate").Values.ToDictionary(v => v.Key, v => v.Value.Value);
    }

    private static string Indented(string lines, int by) => string.Join('\n', lines.ReplaceLineEndings("\n").Split('\n').Select(l => new string(' ', by) + l));
}
