namespace PerfGates.Proposals;

/// <summary>What a folder has that a first budget file can measure. Paths are as seen from the folder, with slashes.</summary>
/// <param name="Project">File name of the one project in the folder; null where there is none, or several.</param>
/// <param name="HasPackage">That project refers to PerfGates.</param>
/// <param name="FrontEnds">Folders with scripts, styles or pages, the nearest first.</param>
/// <param name="Benchmarks">A project with BenchmarkDotNet; "." for the folder's own; null if there is none.</param>
/// <param name="Web">A web project; null if there is none.</param>
/// <param name="Program">The folder's own project, where it is a program of another kind; else null.</param>
internal sealed record Found(string? Project, bool HasPackage, IReadOnlyList<string> FrontEnds, string? Benchmarks, FoundWeb? Web, FoundProgram? Program)
{
    public bool IsNothing => FrontEnds.Count == 0 && Benchmarks is null && Web is null && Program is null;
}

/// <param name="Project">"." for the folder's own.</param>
internal sealed record FoundWeb(string Project, AskedPath Asked);

/// <summary>A path that a web program should answer.</summary>
/// <param name="From">Where it was found, for people: "MapHealthChecks in Program.cs".</param>
internal sealed record AskedPath(string Path, string From);

/// <param name="IsEndless">It runs until it is stopped.</param>
internal sealed record FoundProgram(bool IsEndless);
