using System.Reflection;

[assembly: AssemblyFixture(typeof(PerfGates.BuildTests.Bench.Workbench))]

namespace PerfGates.BuildTests.Bench;

/// <summary>
/// What all tests of a run share: the package, packed once under a version of its own, and a package folder. It lies
/// outside the working tree, so that no file of this repository reaches into a test's.
/// </summary>
public sealed class Workbench : IDisposable
{
    private readonly Lazy<DotnetEnd> tool;

    private int repositories;

    public Workbench()
    {
        Folder = Directory.CreateTempSubdirectory("perfgates-").FullName;
        Version = $"0.1.0-test.{Path.GetFileName(Folder)["perfgates-".Length..].ToLowerInvariant()}";
        Pack("src/PerfGates.MSBuild");
        tool = new(() => Pack("src/PerfGates.Cli"));
    }

    public static string RepositoryRoot { get; } = Metadata("Repository");

    public static string FakeEngine { get; } = Metadata("FakeEngine");

    public string Version { get; }

    public string Folder { get; }

    public string Feed => Path.Combine(Folder, "feed");

    public string Packages => Path.Combine(Folder, "packages");

    /// <summary>The package in its package folder, once a repository has restored it.</summary>
    public string Installed => Path.Combine(Packages, "perfgates", Version);

    /// <param name="name">Of its folder.</param>
    public Repository NewRepository(string name = "repo") =>
        new(this, Path.Combine(Folder, Interlocked.Increment(ref repositories).ToString(System.Globalization.CultureInfo.InvariantCulture), name));

    /// <summary>A repository that can restore the command, too, which is packed once a test asks for it.</summary>
    public Repository NewRepositoryWithTool()
    {
        _ = tool.Value;
        return NewRepository();
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("PERFGATES_KEEP") != "1") Directory.Delete(Folder, recursive: true);
    }

    private DotnetEnd Pack(string project)
    {
        var pack = Dotnet.Run(RepositoryRoot, ["pack", project, "-c", "Release", "-o", Feed, $"-p:Version={Version}", "-nologo"]);
        Assert.True(pack.ExitCode == 0, pack.Output);
        return pack;
    }

    private static string Metadata(string key) =>
        typeof(Workbench).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
