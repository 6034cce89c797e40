using PerfGates.Cli;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Reports;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Architecture;

public class WhoKnowsWhom
{
    private static readonly IReadOnlySet<(NamedType From, NamedType To)> Engine = References.In(typeof(Rules).Assembly.Location);
    private static readonly IReadOnlySet<(NamedType From, NamedType To)> Program = References.In(typeof(Surroundings).Assembly.Location);

    [Fact]
    public void Is_what_the_table_in_architecture_allows()
    {
        var forbidden = Engine.Select(r => (r.From, r.To, Folder: Layers.FolderOf(r.From), Other: Layers.FolderOf(r.To)))
            .Where(r => r is { Folder: { Length: > 0 }, Other: not null } && Layers.Top(r.Folder) != Layers.Top(r.Other) && !Layers.Allows(Layers.Top(r.Folder), Layers.Top(r.Other), r.To.Name))
            .Select(r => $"{r.From} knows {r.To}");
        None(forbidden);
    }

    [Fact]
    public void The_table_grants_nothing_that_nobody_uses()
    {
        var used = Engine.Select(r => (Folder: Layers.FolderOf(r.From), Other: Layers.FolderOf(r.To), r.To.Name)).Where(r => r is { Folder: not null, Other: not null }).ToList();
        var unused = from row in Layers.Table
                     from grant in row.Value
                     let other = grant.Split(": ")[0]
                     from type in grant.Contains(':', StringComparison.Ordinal) ? grant.Split(": ")[1].Split(", ") : new string?[] { null }
                     where !used.Any(u => Layers.Top(u.Folder!) == row.Key && Layers.Top(u.Other!) == other && (type is null || u.Name == type))
                     select $"{row.Key} may know {other} {type}";
        None(unused);
    }

    [Fact]
    public void The_table_has_a_row_for_each_folder() =>
        Assert.Equal(Directory.EnumerateDirectories(Repository.At("src/PerfGates")).Select(d => Path.GetFileName(d)!).Except(["bin", "obj"]).Order(StringComparer.Ordinal), Layers.Table.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_probe_and_a_report_format_are_known_to_themselves_and_to_the_one_list_above_them()
    {
        // One probe never knows another, one report format never another, and nobody else knows either.
        var forbidden = Engine.Select(r => (r.From, r.To, Folder: Layers.FolderOf(r.From), Other: Layers.FolderOf(r.To)))
            .Where(r => r.Folder is not null && r.Other?.Contains('/', StringComparison.Ordinal) == true && Layers.Top(r.Other) is "Probes" or "Reports" && Layers.Kind(r.Folder) != Layers.Kind(r.Other) && r.From.Name is not (nameof(ProbeCatalog) or nameof(ReportFormats) or nameof(CiSystems)))
            .Select(r => $"{r.From} knows {r.To}");
        None(forbidden);
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var strays = from file in Sources()
                     let project = file.Split('/')[1]
                     where project is "PerfGates" or "PerfGates.Cli"
                     let expected = string.Join('.', file.Split('/')[1..^1])
                     let line = File.ReadLines(Repository.At(file)).FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))
                     where line is not null && line != $"namespace {expected};"
                     select $"{file} says {line}";
        None(strays);
    }

    [Fact]
    public void Yaml_is_known_to_Budgets_alone() => OnlyIn(Engine, t => t.Namespace.StartsWith("YamlDotNet", StringComparison.Ordinal), "Budgets");

    [Fact]
    public void Processes_are_known_to_Processes_alone() =>
        OnlyIn(Engine, t => t is { Namespace: "System.Diagnostics", Name: "Process" or "ProcessStartInfo" }, "Processes");

    [Fact]
    public void The_program_starts_no_process_and_looks_at_one_only_to_see_its_parent_die() =>
        Assert.All(Program.Where(r => r.To is { Namespace: "System.Diagnostics", Name: "Process" or "ProcessStartInfo" }), r => Assert.Equal("PerfGates.Cli.Doors.Cancellation", r.From.ToString()));

    [Fact]
    public void The_console_is_known_to_the_program_alone() => OnlyIn(Engine, t => t is { Namespace: "System", Name: "Console" });

    [Fact]
    public void MSBuild_is_known_to_neither() => Assert.All([Engine, Program], r => OnlyIn(r, t => t.Namespace.StartsWith("Microsoft.Build", StringComparison.Ordinal)));

    /// <summary>C# files under src/, from the root of the repository.</summary>
    internal static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    /// <summary>Fails with all of them: Assert.Empty shows the first five.</summary>
    internal static void None(IEnumerable<string> offences)
    {
        var lines = string.Join('\n', offences.Distinct().Order(StringComparer.Ordinal));
        if (lines.Length > 0) Assert.Fail(lines);
    }

    private static void OnlyIn(IReadOnlySet<(NamedType From, NamedType To)> references, Func<NamedType, bool> which, string? folder = null) =>
        None(references.Where(r => which(r.To) && (folder is null || Layers.Top(Layers.FolderOf(r.From)!) != folder)).Select(r => $"{r.From} knows {r.To}"));
}
