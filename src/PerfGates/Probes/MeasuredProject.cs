using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes;

/// <summary>A project whose program is measured, and so must be built with optimisation.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Label">What messages call it: as the user wrote it, else its file name.</param>
/// <param name="Span">Where problems with it point.</param>
internal sealed record MeasuredProject(string Path, string Label, SourceSpan Span, ProjectUse Use)
{
    /// <summary>Null after a problem.</summary>
    /// <param name="written">As the user wrote it; null and <c>.</c> are the project that owns the budget file.</param>
    /// <param name="otherwise">Where problems point if nothing was written.</param>
    public static MeasuredProject? Find(Located<string>? written, SourceSpan otherwise, ProjectUse use, RunContext context, ICollection<Diagnostic> problems)
    {
        if (written is not { Value: not "." } named)
        {
            if (context.Build.Project is { } own) return Existing(own, new(own, System.IO.Path.GetFileName(own), written?.Span ?? otherwise, use));
            problems.Add(Rules.MissingKey.At(otherwise, use.Owner, "project", $"no project owns this budget file; write the path of the {use.Noun}"));
            return null;
        }
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(context.BaseFolder, named.Value));
        return Existing(named.Value, new(path, named.Value, named.Span, use));

        MeasuredProject? Existing(string called, MeasuredProject project)
        {
            if (File.Exists(project.Path)) return project;
            problems.Add(Rules.PathNotFound.At(project.Span, called, context.BaseFolder));
            return null;
        }
    }

    /// <summary>Full path of its optimised assembly: the one that the asking build made, or one that is built now; null after a problem.</summary>
    public async Task<string?> AssemblyAsync(RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        // Two builds made in two ways differ in more than their source: both arms are built here.
        if (context is { Build.FromBuild: true, IsCompared: false })
        {
            if (BuiltBy(context.Build) is not { } built)
                return Refuse(problems, Rules.ProjectNotReferenced.At(Span, Label, Reference(context.Build.Project!), System.IO.Path.GetFileName(context.Build.Project!)));
            if (!File.Exists(built)) return Refuse(problems, Rules.PathNotFound.At(Span, built, System.IO.Path.GetDirectoryName(built)!));
            if (!AssemblyFacts.IsDebugBuild(built)) return built;
            if (!context.Build.BuildBenchmarks) return Refuse(problems, Rules.DebugBuild.At(Span, Label));
            context.Report($"'{Label}' was built without optimisation, so it is built once more in Release");
        }
        else context.Report($"building '{Label}' in Release");
        return await ReleaseBuild.RunAsync(this, context, problems, cancellation);
    }

    // Of a project's own assemblies (one for each framework) the first that can be started.
    private string? BuiltBy(BuildFacts build) =>
        Path == build.Project
            ? build.Outputs.OrderBy(o => AssemblyFacts.CanBeStarted(o) ? 0 : 1).FirstOrDefault()
            : build.Projects.GetValueOrDefault(Path);

    private string Reference(string from)
    {
        var include = System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(from)!, Path).Replace('\\', '/');
        return $"<ProjectReference Include=\"{include}\" ReferenceOutputAssembly=\"false\" OutputItemType=\"PerfGatesProject\" Private=\"false\" />";
    }

    private static string? Refuse(ICollection<Diagnostic> problems, Diagnostic problem)
    {
        problems.Add(problem);
        return null;
    }
}

/// <summary>What a project is there for.</summary>
/// <param name="Owner">Who names it, for messages: "gate 'parser', benchmark".</param>
/// <param name="Noun">What it is: "benchmark project".</param>
/// <param name="Folder">Below the cache folder, for builds.</param>
/// <param name="BuildFailed">Takes the project, the first error, and the log.</param>
internal sealed record ProjectUse(string Owner, string Noun, string Folder, Rule BuildFailed);
