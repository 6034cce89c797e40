using System.Runtime.CompilerServices;

namespace PerfGates.Tests.Docs;

/// <summary>The repository that these tests were compiled in.</summary>
internal static class Repository
{
    public static string Root { get; } = Above();

    public static string At(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(At(path)).ReplaceLineEndings("\n");

    private static string Above([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "PerfGates.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
