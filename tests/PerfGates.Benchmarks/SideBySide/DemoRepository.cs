namespace PerfGates.Benchmarks.SideBySide;

/// <summary>A git repository of two commits with one real benchmark, measured in its working tree against the first of them.</summary>
internal sealed record DemoRepository(string Folder)
{
    private const int Rounds = 10_000;

    /// <summary>Head does 11 steps where base does 10.</summary>
    public static Task<DemoRepository> TenPercentSlowerAsync() => OfAsync("slower", Benchmark(Rounds + Rounds / 10));

    public static Task<DemoRepository> CommentOnlyAsync() => OfAsync("comment", "// Says what it does.\n" + Benchmark(Rounds));

    private static async Task<DemoRepository> OfAsync(string name, string head)
    {
        var repository = new DemoRepository(Directory.CreateTempSubdirectory($"perfgates-{name}-").FullName);
        await repository.GitAsync("init", "--quiet");
        await repository.WriteAsync(".gitignore", "bin/\nobj/\n");
        await repository.WriteAsync("Bench.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><PackageReference Include="BenchmarkDotNet" Version="0.14.0" /></ItemGroup>
            </Project>
            """);
        await repository.WriteAsync("Program.cs", "return 0;\n");
        await repository.WriteAsync(".perfbudget.yml", """
            version: 1
            gates:
              mixing:
                benchmark:
                budgets: [mean <= baseline]
            """);
        await repository.WriteAsync("Mixing.cs", Benchmark(Rounds));
        await repository.CommitAsync("base");
        await repository.WriteAsync("Mixing.cs", head);
        await repository.CommitAsync("head");
        return repository;
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text);

    private async Task CommitAsync(string message)
    {
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=A demonstration", "-c", "user.email=demo@example.org", "commit", "--quiet", "--message", message);
    }

    private Task<Stretch> GitAsync(params string[] arguments) => Stretch.OfAsync(Folder, "git", arguments);

    /// <summary>The source of one benchmark that does so many steps.</summary>
    public static string Benchmark(int rounds) => $$"""
        using BenchmarkDotNet.Attributes;

        public class Mixing
        {
            [Benchmark]
            public uint Mix()
            {
                var state = 1u;
                for (var i = 0; i < {{rounds}}; i++)
                {
                    state ^= state << 13;
                    state ^= state >> 17;
                    state ^= state << 5;
                }
                return state;
            }
        }

        """;
}
