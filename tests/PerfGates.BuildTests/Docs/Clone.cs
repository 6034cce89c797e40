using System.Diagnostics;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Docs;

/// <summary>What a fresh clone would hold: the files that git tracks or would, and nothing that was built.</summary>
public sealed class Clone
{
    public Clone(Workbench bench)
    {
        Folder = bench.NewRepository().Folder;
        foreach (var file in Git("ls-files", "--cached", "--others", "--exclude-standard").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(Workbench.RepositoryRoot, f))))
        {
            var copy = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Workbench.RepositoryRoot, file), copy, overwrite: true);
        }
    }

    public string Folder { get; }

    /// <summary>Runs a line as a shell would: variables of the environment before the program, which is 'dotnet'.</summary>
    /// <param name="exported">More of them, that the line does not name.</param>
    public BuildRun Type(string line, params IEnumerable<(string Name, string Value)> exported)
    {
        var words = line.Split(' ');
        var variables = words.TakeWhile(w => w != "dotnet").Select(w => w.Split('=')).ToDictionary(w => w[0], w => w[1]);
        var log = Path.Combine(Folder, $"build-{Guid.NewGuid():n}.binlog");
        var arguments = words.Skip(variables.Count + 1);
        foreach (var (name, value) in exported) variables.Add(name, value);
        using var started = Dotnet.Start(Folder, [.. arguments, $"-bl:{log}"], play: null, log, variables);
        return started.Finish();
    }

    private static string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Workbench.RepositoryRoot, RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
