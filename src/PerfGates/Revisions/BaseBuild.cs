using System.Text.Json;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Processes;

namespace PerfGates.Revisions;

/// <summary>Makes in the checkout of base what the working tree of head has: by the user's command, and by building the project.</summary>
internal sealed class BaseBuild(BaseRequest request, CommonCommit found, BaseTree tree)
{
    private string Log => Path.Combine(request.LogFolder, "base-build.log");

    /// <summary>The project that owns the budget file, in base; null if there is none in head.</summary>
    private string? Project => request.Build.Project is { } project
        ? Path.GetFullPath(Path.Combine(tree.BudgetFolder, Path.GetRelativePath(request.BudgetFolder, project)))
        : null;

    private BuildFacts Nothing => BuildFacts.None with { Project = Project, Configuration = request.Build.Configuration };

    /// <summary>What a build depends on beside the commit.</summary>
    public static async Task<IReadOnlyList<string>> RecipeAsync(BaseRequest request, CancellationToken cancellation)
    {
        List<string> recipe = [.. request.BuildCommand];
        if (!request.NeedsProject || request.Build.Project is null) return recipe;
        var sdk = new ProcessSpec(request.Processes.DotNet, ["--version"], request.BudgetFolder, request.LogFile) { OutputLine = recipe.Add };
        await request.Processes.RunAsync(sdk, cancellation);
        return [.. recipe, request.Build.Configuration, request.Build.PublishFolder is null ? "build" : "publish", Path.GetRelativePath(request.BudgetFolder, request.Build.Project)];
    }

    /// <summary>What an earlier invocation built.</summary>
    public BuildFacts Remembered()
    {
        var outputs = JsonSerializer.Deserialize(File.ReadAllText(tree.Marker), BaseJson.Default.BaseOutputs)!;
        return Nothing with { Outputs = outputs.Assemblies, PublishFolder = outputs.PublishFolder };
    }

    /// <summary>Null after a problem.</summary>
    public async Task<BuildFacts?> RunAsync(ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var before = problems.Count;
        if (request.BuildCommand.Count > 0) await RunCommandAsync(problems, cancellation);
        var outputs = new BaseOutputs([], null);
        if (problems.Count == before && request.NeedsProject && Project is { } project) outputs = await BuildAsync(project, problems, cancellation);
        if (problems.Count > before) return null;
        await File.WriteAllTextAsync(tree.Marker + ".unfinished", JsonSerializer.Serialize(outputs, BaseJson.Default.BaseOutputs), cancellation);
        File.Move(tree.Marker + ".unfinished", tree.Marker);
        return Remembered();
    }

    private async Task RunCommandAsync(ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var written = string.Join(' ', request.BuildCommand);
        request.Report(written);
        var end = await request.Processes.RunAsync(new(request.BuildCommand[0], [.. request.BuildCommand.Skip(1)], tree.BudgetFolder, Log), cancellation);
        if (end is not { Outcome: ProcessOutcome.Exited, ExitCode: 0 })
            Fail(problems, end.Outcome == ProcessOutcome.NotStarted ? $"'{written}' could not be started: {end.Problem}" : FormattableString.Invariant($"'{written}' ended with exit code {end.ExitCode}"));
    }

    private async Task<BaseOutputs> BuildAsync(string project, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var nothing = new BaseOutputs([], null);
        if (!File.Exists(project))
        {
            problems.Add(Rules.NotInBase.At(request.Span, Path.GetRelativePath(tree.Root, project), found.Short, request.Ref));
            return nothing;
        }
        var publish = request.Build.PublishFolder is null ? null : Path.Combine(tree.Folder, "publish");
        request.Report($"building '{Path.GetFileName(project)}'");
        string[] configuration = ["--configuration", request.Build.Configuration];
        // A publish profile may name a folder outside of the checkout, and that would be head's.
        var build = publish is null ? Dotnet("build", [.. configuration, "-target:Build"]) : Dotnet("publish", [.. configuration, "-target:Publish", $"-p:PublishDir={publish}{Path.DirectorySeparatorChar}"]);
        var answer = await build.RunAsync(request.Processes, "TargetPath", ["TargetFrameworks"], cancellation);
        List<string> assemblies = [answer.Properties?["TargetPath"] ?? ""];
        if (assemblies is [""] && answer.Properties is { } properties)
            assemblies = [.. await Task.WhenAll(properties["TargetFrameworks"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(AssemblyAsync))];
        if (answer.Properties is null) Fail(problems, answer.FirstError);
        else if (assemblies.Find(a => !a.StartsWith(tree.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } stray)
            Fail(problems, $"its output '{stray}' lies outside of the checkout, where that of head lies too");
        return new(assemblies, publish);

        DotNetBuild Dotnet(string verb, string[] arguments) => new(verb, project, arguments, Log);

        async Task<string> AssemblyAsync(string framework) =>
            (await Dotnet("msbuild", [$"-p:Configuration={request.Build.Configuration}", $"-p:TargetFramework={framework}"]).RunAsync(request.Processes, "TargetPath", ["TargetFrameworks"], cancellation)).Properties?["TargetPath"] ?? "";
    }

    private void Fail(ICollection<Diagnostic> problems, string why) => problems.Add(Rules.BaseBuildFailed.At(request.Span, found.Short, request.Ref, why, Log));
}
