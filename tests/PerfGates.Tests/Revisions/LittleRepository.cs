using System.Collections;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Processes;
using PerfGates.Revisions;

namespace PerfGates.Tests.Revisions;

/// <summary>A git repository with a space in its path and the budget file at its root, and nobody's git configuration.</summary>
public sealed class LittleRepository : IAsyncDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("perfgates-home-").FullName;
    private readonly Dictionary<string, string> _environment;

    private LittleRepository()
    {
        Root = Path.Combine(_home, "little repository");
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Logs);
        _environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
        File.WriteAllText(Path.Combine(_home, ".gitconfig"), "[user]\n  name = A tester\n  email = tester@example.org\n[init]\n  defaultBranch = main\n");
        _environment["GIT_CONFIG_GLOBAL"] = Path.Combine(_home, ".gitconfig");
        _environment["GIT_CONFIG_NOSYSTEM"] = "1";
        Children = new(Guid.NewGuid().ToString("N"), _environment);
    }

    public string Root { get; }

    public string Logs => Path.Combine(_home, "logs");

    /// <summary>Of every program that is started here.</summary>
    public IReadOnlyDictionary<string, string> Environment => _environment.Where(v => v.Value.Length > 0).ToDictionary();

    /// <summary>Beside the repository and its cache.</summary>
    public string Elsewhere => _home;

    /// <summary>Where checkouts of base lie.</summary>
    public string Kept => Path.Combine(Root, "obj", "perfgates", "cache", ".perfgates-base");

    internal ChildProcesses Children { get; private set; }

    internal List<Diagnostic> Problems { get; } = [];

    internal List<string> Told { get; } = [];

    /// <summary>With one commit of these files on main.</summary>
    public static async Task<LittleRepository> With(params (string Name, string Text)[] files)
    {
        Assert.SkipUnless((System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, OperatingSystem.IsWindows() ? "git.exe" : "git"))), "Needs git.");
        var repository = new LittleRepository();
        await repository.Git("init", "--quiet");
        await repository.Commit([(".gitignore", "bin/\nobj/\n"), .. files]);
        return repository;
    }

    public async Task Commit(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files) Write(name, text);
        await Git("add", "--all");
        await Git("commit", "--quiet", "--allow-empty", "--message", "a step");
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void MakeExecutable(string name)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(Root, name), (UnixFileMode)0b111_101_101);
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Root, name));

    /// <summary>What the command printed, without its last line end.</summary>
    public Task<string> Git(params string[] arguments) => GitIn(Root, arguments);

    public async Task<string> GitIn(string folder, params string[] arguments)
    {
        List<string> lines = [];
        var end = await Children.RunAsync(new("git", arguments, folder, Path.Combine(Logs, "test.log")) { OutputLine = lines.Add }, TestContext.Current.CancellationToken);
        Assert.True(end is { Outcome: ProcessOutcome.Exited, ExitCode: 0 }, string.Join("\n", [.. end.LastLines, end.Problem]));
        return string.Join('\n', lines);
    }

    /// <summary>From now on, programs are started with these too; an empty value removes.</summary>
    public void Put(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables) _environment[name] = value;
        Children = new(Guid.NewGuid().ToString("N"), Environment);
    }

    internal BaseRequest Request(string with = "main", string budgetFile = ".perfbudget.yml") => new(
        Path.Combine(Root, budgetFile), with, new(Path.Combine(Root, budgetFile), 2, 18, 2, 22), Path.Combine(Root, "obj", "perfgates", "cache"), Logs, BuildFacts.None, Children, Told.Add);

    internal Task<BaseRevision?> Prepare(BaseRequest request) => BaseRevision.PrepareAsync(request, Problems, TestContext.Current.CancellationToken);

    /// <summary>Fails unless it worked.</summary>
    internal async Task<BaseRevision> Prepared(BaseRequest request)
    {
        var prepared = await Prepare(request);
        Assert.Empty(Problems);
        return prepared!;
    }

    /// <summary>Fails unless it did not work for exactly one reason, which is returned with the folders and commits taken out.</summary>
    internal async Task<string> Refusal(BaseRequest request)
    {
        Assert.Null(await Prepare(request));
        var text = Assert.Single(Problems).ToString().Replace(Root, "/repo", StringComparison.Ordinal).Replace(_home, "/home", StringComparison.Ordinal);
        return System.Text.RegularExpressions.Regex.Replace(text, "[0-9a-f]{12}(-[0-9a-f]{8})?", "<commit>");
    }

    public async ValueTask DisposeAsync()
    {
        await Children.EndAll();
        Directory.Delete(_home, recursive: true);
    }
}
