using System.Collections;
using System.Runtime.CompilerServices;
using PerfGates.Processes;

namespace PerfGates.Tests.Probes.Benchmark;

/// <summary>The projects of tests/fixtures/Benchmarks in a folder outside the repository, built once as a newcomer would.</summary>
public sealed class BenchmarkProjects : IAsyncLifetime
{
    /// <summary>Ends with no separator; the budget file's folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("perfgates benchmarks ").FullName;

    public string Debug => Assembly("Bench", "Debug");

    public string Release => Assembly("Bench", "Release");

    public string ScriptedHost => Assembly("ScriptedHost", "Debug");

    internal ChildProcesses Children { get; } = new(
        Guid.NewGuid().ToString("N"), Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!));

    public string Project(string name) => Path.Combine(Folder, name, name + ".csproj");

    public async ValueTask InitializeAsync()
    {
        var source = Fixtures();
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(source, f)))
        {
            if (file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")) continue;
            Directory.CreateDirectory(Path.Combine(Folder, Path.GetDirectoryName(file)!));
            File.Copy(Path.Combine(source, file), Path.Combine(Folder, file));
        }
        await Build("Bench", "Debug");
        await Build("Bench", "Release");
        await Build("ScriptedHost", "Debug");
    }

    public async ValueTask DisposeAsync()
    {
        await Children.EndAll();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task Build(string name, string configuration)
    {
        var spec = new ProcessSpec("dotnet", ["build", Project(name), "-c", configuration, "-nologo", "-v:quiet", "-p:UseSharedCompilation=false"], Folder, Path.Combine(Folder, "build.log"));
        var end = await Children.RunAsync(spec, TestContext.Current.CancellationToken);
        Assert.True(end is { Outcome: ProcessOutcome.Exited, ExitCode: 0 }, string.Join("\n", end.LastLines));
    }

    private string Assembly(string name, string configuration) => Path.Combine(Folder, name, "bin", configuration, "net10.0", name + ".dll");

    private static string Fixtures([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../fixtures/Benchmarks"));
}

/// <summary>The classes that share the built projects; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class UsesBenchmarkProjects : ICollectionFixture<BenchmarkProjects>
{
    public const string Name = "benchmark projects";
}
