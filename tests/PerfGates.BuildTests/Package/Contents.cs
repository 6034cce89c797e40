using System.IO.Compression;
using PerfGates.BuildTests.Bench;
using PerfGates.Tests;

namespace PerfGates.BuildTests.Package;

public sealed class Contents(Workbench bench)
{
    private const long EightMegabytes = 8_000_000;

    private string PackageFile => Path.Combine(bench.Feed, $"PerfGates.{bench.Version}.nupkg");

    [Fact]
    public void Are_these_files()
    {
        using var package = ZipFile.OpenRead(PackageFile);

        var names = package.Entries.Select(e => e.FullName).Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n != "[Content_Types].xml");
        GoldenFile.Matches(string.Join('\n', names.Order(StringComparer.Ordinal)), "contents.txt");
    }

    [Fact]
    public void Have_at_most_eight_megabytes() => Assert.InRange(new FileInfo(PackageFile).Length, 1, EightMegabytes);

    [Theory]
    [InlineData("build", "build")]
    [InlineData("build/multitargeting", "buildMultiTargeting")]
    public void Are_what_a_consumer_imports_byte_for_byte(string here, string packed)
    {
        using var package = ZipFile.OpenRead(PackageFile);
        foreach (var file in Directory.GetFiles(Path.Combine(Workbench.RepositoryRoot, here)))
        {
            using var entry = package.GetEntry($"{packed}/{Path.GetFileName(file)}")!.Open();
            using var bytes = new MemoryStream();
            entry.CopyTo(bytes);
            Assert.Equal(File.ReadAllBytes(file), bytes.ToArray());
        }
    }

    [Fact]
    public void Are_described_as_a_development_dependency_without_dependencies()
    {
        using var package = ZipFile.OpenRead(PackageFile);
        using var reader = new StreamReader(package.GetEntry("PerfGates.nuspec")!.Open());
        var description = reader.ReadToEnd();

        Assert.Contains("<developmentDependency>true</developmentDependency>", description, StringComparison.Ordinal);
        Assert.Contains("""<license type="expression">MIT</license>""", description, StringComparison.Ordinal);
        Assert.DoesNotContain("<dependency ", description, StringComparison.Ordinal);
    }
}
