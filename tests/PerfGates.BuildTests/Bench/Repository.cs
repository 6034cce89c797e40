using System.Text.Json;

namespace PerfGates.BuildTests.Bench;

/// <summary>A repository of a user, as far as builds are concerned: files, settings that stop the search upwards, the package's feed.</summary>
public sealed class Repository
{
    public const string SixLines = """
        version: 1
        gates:
          frontend:
            bundle: { path: wwwroot, encoding: gzip }
            budgets:
              - total < 500kB

        """;

    public const string PlatformRunner = """{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" }, "test": { "runner": "Microsoft.Testing.Platform" } }""";

    /// <summary>One test, red or without an end if the environment says so.</summary>
    private const string TestCode = """
        public class TheTests
        {
            [Xunit.Fact] public void One()
            {
                // A test that never ends is what is tested: PerfGatesTimeout must end it.
                if (System.Environment.GetEnvironmentVariable("TESTS_HANG") == "1") System.Threading.Thread.Sleep(System.Threading.Timeout.Infinite);
                Xunit.Assert.Null(System.Environment.GetEnvironmentVariable("TESTS_ARE_RED"));
            }
        }
        """;

    private Repository(Repository other) => (Bench, Folder) = (other.Bench, other.Folder);

    public Repository(Workbench bench, string folder)
    {
        (Bench, Folder) = (bench, folder);
        Directory.CreateDirectory(folder);
        var machine = Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var fallback = Directory.Exists(machine) ? $"""<fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>""" : "";
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{bench.Packages}" /></config>
              {fallback}
              <packageSources><add key="under-test" value="{bench.Feed}" /></packageSources>
            </configuration>
            """);
        Write("global.json", """{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" } }""");
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props", "Directory.Solution.targets", "Directory.Build.rsp" })
            Write(file, file.EndsWith(".rsp", StringComparison.Ordinal) ? "" : "<Project />");
    }

    public Workbench Bench { get; }

    public string Folder { get; }

    public string this[string path] => Path.Combine(Folder, path);

    public Repository Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this;
    }

    /// <summary>A class library, unless the properties say otherwise.</summary>
    public Repository Project(string path, string properties = "<TargetFramework>net10.0</TargetFramework>", string items = "", string sdk = "Microsoft.NET.Sdk", bool withPackage = true) => Write(path, $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {(withPackage ? $"""<PackageReference Include="PerfGates" Version="{Bench.Version}" PrivateAssets="all" />""" : "")}
            {items}
          </ItemGroup>
        </Project>
        """);

    /// <summary>A project "App" in its own folder with a budget file of six lines.</summary>
    public Repository App(string properties = "<TargetFramework>net10.0</TargetFramework>", string items = "", string sdk = "Microsoft.NET.Sdk") =>
        Project("App/App.csproj", properties, items, sdk).Write("App/Code.cs", "public class Code { }").Write("App/.perfbudget.yml", SixLines);

    public Repository Restored(string path = "App")
    {
        var restore = Dotnet.Run(Folder, ["restore", path, "-nologo"]);
        Assert.True(restore.ExitCode == 0, restore.Output);
        return this;
    }

    /// <summary>Built without gates, so that a test pays for what it is about.</summary>
    public Repository Built(string path = "App")
    {
        Restored(path).Run($"build {path} --no-restore").Green();
        return this;
    }

    /// <summary>A project of that name whose tests VSTest runs.</summary>
    public Repository VSTests(string name, string items = "", string frameworks = "<TargetFramework>net10.0</TargetFramework>", bool withPackage = true) =>
        Project($"{name}/{name}.csproj", $"{frameworks}<RollForward>Major</RollForward>", $"""
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.14.1" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
            {items}
            """, withPackage: withPackage).Write($"{name}/Tests.cs", TestCode);

    /// <summary>A project of that name whose tests run on Microsoft.Testing.Platform.</summary>
    public Repository PlatformTests(string name, string items = "", bool withPackage = true) =>
        Project($"{name}/{name}.csproj", """
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>
            <TestingPlatformDotnetTestSupport>true</TestingPlatformDotnetTestSupport>
            """, $"""
            <PackageReference Include="xunit.v3" Version="3.2.2" />
            {items}
            """, withPackage: withPackage).Write($"{name}/Tests.cs", TestCode);

    /// <summary>The projects, in a solution of the newer kind.</summary>
    public Repository Solution(params string[] projects) =>
        Write("All.slnx", $"<Solution>{string.Concat(projects.Select(p => $"""<Project Path="{p}" />"""))}</Solution>");

    /// <summary>What the last run of a project asked of the engine.</summary>
    public JsonElement Request(string project = "App", string results = "obj/perfgates/Debug")
    {
        var last = Directory.GetFiles(this[$"{project}/{results}"], "request.json", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc);
        return JsonDocument.Parse(File.ReadAllText(last!)).RootElement;
    }

    /// <summary>Where <c>perfgates verify</c> finds what the last build of a project said.</summary>
    public bool HasVerdict(string project = "App", string results = "obj/perfgates/Debug") => File.Exists(this[$"{project}/{results}/verdict.json"]);

    /// <summary>Runs 'dotnet' here with the gates on.</summary>
    /// <param name="play">The part of the fake engine; null for the real one.</param>
    public BuildRun Gate(string arguments, string? play = "pass") => Run($"{arguments} -p:RunPerfGates=true", play);

    public BuildRun Run(string arguments, string? play = "pass")
    {
        using var started = Start(arguments, play);
        return started.Finish();
    }

    /// <param name="arguments">Separated by single spaces.</param>
    public StartedDotnet Start(string arguments, string? play)
    {
        var log = this[$"build-{Guid.NewGuid():n}.binlog"];
        return Dotnet.Start(Folder, [.. arguments.Split(' '), $"-bl:{log}"], play, log, Environment);
    }

    /// <summary>The same files, seen with one more environment variable.</summary>
    public Repository With(string variable, string value) => new(this) { Environment = new Dictionary<string, string>(Environment) { [variable] = value } };

    private IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
