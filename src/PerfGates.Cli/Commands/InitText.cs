using System.Globalization;
using System.Text;
using PerfGates.Cli.Doors;

namespace PerfGates.Cli.Commands;

/// <summary>What was written, and what to type next.</summary>
internal static class InitText
{
    public static string Render(FirstBudgetFileText first, string path)
    {
        var text = new StringBuilder($"written: {path}\n");
        foreach (var gate in first.Gates) text.Append(CultureInfo.InvariantCulture, $"  {gate.Name}: {gate.What}\n");
        text.Append("\nnext:\n  perfgates run\n");
        if (first.Found.Project is not { } project) return text.Append("In a build, the project beside the budget file gates itself; there is none here.\n").ToString();
        text.Append(CultureInfo.InvariantCulture, $"  dotnet build {project} -p:RunPerfGates=true\n");
        if (!first.Found.HasPackage)
            text.Append(CultureInfo.InvariantCulture, $"The build needs this line in {project}:\n  <PackageReference Include=\"PerfGates\" Version=\"{Surroundings.Version.Split('+')[0]}\" PrivateAssets=\"all\" />\n");
        foreach (var other in first.OtherProjects)
            text.Append(CultureInfo.InvariantCulture, $"and, so that it builds '{other}' first:\n  <ProjectReference Include=\"{other}\" ReferenceOutputAssembly=\"false\" OutputItemType=\"PerfGatesProject\" Private=\"false\" />\n");
        return text.ToString();
    }
}
