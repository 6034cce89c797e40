namespace PerfGates.Revisions;

/// <summary>
/// Files in the folder above the checkout. It lies inside of the working tree of head, and whatever tools look for in
/// ever higher folders would be head's where base has none (docs/decisions/0006-where-the-base-lives.md).
/// </summary>
internal static class Boundary
{
    private static readonly string[] Projects = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props", "Directory.Solution.targets"];

    /// <param name="top">The root of head's working tree: what lies above it holds for base too.</param>
    public static void Draw(string folder, string top)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in Projects) File.WriteAllText(Path.Combine(folder, name), $"<Project>{Import(Above(Path.GetDirectoryName(top), name))}</Project>\n");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.rsp"), "");
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n");
        // Where nobody ignores obj, 'git add .' would take the checkout for a submodule.
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
    }

    private static string Import(string? file) => file is null ? "" : $"<Import Project=\"{Escaped(file)}\" />";

    private static string? Above(string? folder, string name)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, name))) return Path.Combine(folder, name);
        return null;
    }

    // First for MSBuild, whose special characters these are, then for XML.
    private static string Escaped(string path) => System.Security.SecurityElement.Escape(
        string.Concat(path.Select(c => "%$@;*?'()".Contains(c) ? $"%{(int)c:X2}" : c.ToString())));
}
