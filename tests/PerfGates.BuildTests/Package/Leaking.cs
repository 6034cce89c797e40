using System.IO.Compression;
using System.Security.Cryptography;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Package;

public class Leaking(Workbench bench)
{
    [Fact]
    public void Package_of_a_consumer_is_the_same_with_and_without_us()
    {
        var without = bench.NewRepository().Project("App/App.csproj", withPackage: false).Write("App/Code.cs", "public class Code { }").Restored();
        without.Run("pack App --no-restore -p:ContinuousIntegrationBuild=true -p:DeterministicSourcePaths=false").Green();
        // The same folder, so that paths inside the assembly are the same.
        var expected = Packed(without);
        Directory.Delete(without["App/obj"], recursive: true);
        Directory.Delete(without["App/bin"], recursive: true);

        without.App().Restored().Gate("pack App --no-restore -p:ContinuousIntegrationBuild=true -p:DeterministicSourcePaths=false").Green("Compile App", "Gates App", "Pack App").Complained();

        Assert.Equal(expected, Packed(without));
    }

    [Fact]
    public void Is_warned_about_when_the_reference_lets_it()
    {
        var repository = bench.NewRepository().App();
        var project = File.ReadAllText(repository["App/App.csproj"]);
        repository.Write("App/App.csproj", project.Replace(""" PrivateAssets="all" """, " ", StringComparison.Ordinal));

        var run = repository.Restored().Gate("pack App --no-restore").Green();

        Assert.Contains("App.csproj(1,1): warning PG0008", run.Log.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void Does_not_happen_with_a_global_reference_and_central_versions()
    {
        var repository = bench.NewRepository()
            .Write("Directory.Packages.props", $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
                  <ItemGroup><GlobalPackageReference Include="PerfGates" Version="{bench.Version}" /></ItemGroup>
                </Project>
                """)
            .Project("App/App.csproj", withPackage: false).Write("App/Code.cs", "public class Code { }").Write("App/.perfbudget.yml", Repository.SixLines);

        repository.Restored().Gate("pack App --no-restore").Green("Compile App", "Gates App", "Pack App").Complained();

        Assert.DoesNotContain("PerfGates", string.Join('\n', Packed(repository)), StringComparison.Ordinal);
    }

    // Entry names and hashes; the core properties carry a random name and the time.
    private static string[] Packed(Repository repository)
    {
        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(repository["App/bin/Release"], "*.nupkg")));
        return [.. package.Entries.Where(e => !e.FullName.StartsWith("package/", StringComparison.Ordinal) && !e.FullName.StartsWith("_rels/", StringComparison.Ordinal)).Select(Described)];
    }

    private static string Described(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var text = entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetString(bytes.ToArray()) : Convert.ToHexString(SHA256.HashData(bytes.ToArray()));
        return $"{entry.FullName}: {text}";
    }
}
