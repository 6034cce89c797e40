using System.Diagnostics;
using PerfGates.BuildTests.Bench;
using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Package;

/// <summary>One commit, cloned into two folders, and packed in each by the one command that does.</summary>
public sealed class TwoClones
{
    public const string Remote = "https://github.com/example/perfgates.git";

    // What SOURCE_DATE_EPOCH is for: without it an archive has the time of packing, and all else is the same.
    private const string Epoch = "1767225600";

    public TwoClones(Workbench bench)
    {
        var first = new Clone(bench).Folder;
        Git(first, "init", "--quiet");
        Git(first, "remote", "add", "origin", Remote);
        Git(first, "add", "--all");
        Git(first, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "one");
        Commit = Git(first, "rev-parse", "HEAD").Trim();
        var second = bench.NewRepository("another-name").Folder;
        Directory.Delete(second, recursive: true);
        Git(first, "clone", "--quiet", first, second);
        Git(second, "remote", "set-url", "origin", Remote);
        (First, Second) = (Packed(first), Packed(second));
    }

    public string Commit { get; }

    /// <summary>The files that packing made, sorted by name.</summary>
    public IReadOnlyList<string> First { get; }

    public IReadOnlyList<string> Second { get; }

    private static string[] Packed(string folder)
    {
        using var started = Dotnet.Start(folder, ["pack", "-c", "Release", "-o", "packed", "-nologo"], play: null, "", new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = Epoch });
        var pack = started.Wait();
        Assert.True(pack.ExitCode == 0, pack.Output);
        return [.. Directory.GetFiles(Path.Combine(folder, "packed")).Order(StringComparer.Ordinal)];
    }

    private static string Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
