using System.Diagnostics;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Package;

/// <summary>The package <c>PerfGates.Tool</c>, installed as a local tool, is the engine that the build starts.</summary>
public sealed class TheTool(Workbench bench)
{
    [Fact]
    public void Is_installed_and_verifies_what_a_build_gated()
    {
        var repository = bench.NewRepositoryWithTool().App().Write("App/wwwroot/app.js", "let x = 1;").Restored();
        Tried(repository, 0, "new", "tool-manifest");
        Tried(repository, 0, "tool", "install", "PerfGates.Tool", "--version", bench.Version);

        Assert.StartsWith("## PG1001 Budget breached", Tried(repository, 0, "perfgates", "explain", "PG1001"));
        Assert.Contains("PG0015", Tried(repository, 6, "perfgates", "verify"), StringComparison.Ordinal);
        repository.Gate("build App --no-restore", play: null).Green();
        Assert.Contains("1 of 1 budget file verified", Tried(repository, 0, "perfgates", "verify"), StringComparison.Ordinal);

        // The other ways that the SDK has to get at a tool.
        Assert.Contains("1 of 1 budget file verified", Tried(repository, 0, "tool", "exec", $"PerfGates.Tool@{bench.Version}", "--yes", "verify"), StringComparison.Ordinal);
        Tried(repository, 0, "tool", "install", "PerfGates.Tool", "--version", bench.Version, "--tool-path", "tools");
        using var installed = Process.Start(new ProcessStartInfo(repository["tools/perfgates"], ["--version"]) { RedirectStandardOutput = true })!;
        Assert.StartsWith(bench.Version, installed.StandardOutput.ReadToEnd());
        installed.WaitForExit();
    }

    private static string Tried(Repository repository, int exitCode, params string[] arguments)
    {
        var ended = Dotnet.Run(repository.Folder, arguments);
        Assert.True(ended.ExitCode == exitCode, ended.Output);
        return ended.Output;
    }
}
