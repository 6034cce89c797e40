using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using PerfGates.Tests;

namespace PerfGates.BuildTests.Package;

/// <summary><c>dotnet pack -c Release</c> at the root.</summary>
public sealed class BothPackages(TwoClones clones) : IClassFixture<TwoClones>
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Ours => ["PerfGates.Engine.dll", "perfgates.dll", "PerfGates.BenchmarkHost.dll", "PerfGates.MSBuild.dll"];

    [Fact]
    public void Are_all_that_one_command_makes() =>
        Assert.Equal(["PerfGates.0.1.0-dev.nupkg", "PerfGates.Tool.0.1.0-dev.nupkg"], clones.First.Select(Path.GetFileName));

    [Fact]
    public void Are_the_same_bytes_from_any_folder()
    {
        foreach (var (first, second) in clones.First.Zip(clones.Second))
        {
            Assert.Equal(Entries(first), Entries(second)); // says which file differs
            Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        }
    }

    [Fact]
    public void Say_what_they_are()
    {
        Assert.All(clones.First, package =>
        {
            var description = Text(package, e => e.Name.EndsWith(".nuspec", StringComparison.Ordinal));
            Assert.Contains("""<license type="expression">MIT</license>""", description, StringComparison.Ordinal);
            Assert.Contains("<icon>icon.png</icon>", description, StringComparison.Ordinal);
            Assert.Contains("<readme>README.md</readme>", description, StringComparison.Ordinal);
            Assert.Contains($"""<repository type="git" commit="{clones.Commit}" />""", description, StringComparison.Ordinal);
            Assert.StartsWith("# PerfGates", Text(package, e => e.FullName == "README.md"));
        });
    }

    [Fact]
    public void Have_an_icon_of_128_pixels_and_at_most_ten_kilobytes()
    {
        var icon = Bytes(clones.First[0], e => e.FullName == "icon.png");
        Assert.InRange(icon.Length, 1, 10_000);
        Assert.Equal<byte>([0, 0, 0, 128, 0, 0, 0, 128], icon[16..24]); // width and height of a PNG's first part
    }

    [Theory, MemberData(nameof(Ours))]
    public void Know_line_and_commit_of_their_code(string assembly) => Assert.All(clones.First.Where(p => Holds(p, assembly)), package =>
    {
        using var image = new PEReader(new MemoryStream(Bytes(package, e => e.Name == assembly)));
        var symbols = Assert.Single(image.ReadDebugDirectory(), d => d.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        var reader = provider.GetMetadataReader();

        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(c => reader.GetGuid(c.Kind) == SourceLink);
        Assert.Contains($"https://raw.githubusercontent.com/example/perfgates/{clones.Commit}/*", Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value)), StringComparison.Ordinal);
        Assert.All(reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)), path => Assert.StartsWith("/_", path));
    });

    [Fact]
    public void Of_which_the_tool_holds_these_files() =>
        GoldenFile.Matches(string.Join('\n', Entries(clones.First[1]).Select(e => e.Name).Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n != "[Content_Types].xml").Order(StringComparer.Ordinal)), "tool-contents.txt");

    private static bool Holds(string package, string name)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries.Any(e => e.Name == name);
    }

    private static (string Name, uint Crc, DateTimeOffset Time)[] Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(e => (e.FullName, e.Crc32, e.LastWriteTime))];
    }

    private static byte[] Bytes(string package, Func<ZipArchiveEntry, bool> which)
    {
        using var archive = ZipFile.OpenRead(package);
        using var entry = archive.Entries.First(which).Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(string package, Func<ZipArchiveEntry, bool> which) => Encoding.UTF8.GetString(Bytes(package, which));
}
