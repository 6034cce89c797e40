namespace PerfGates.Benchmarks.Bundle;

/// <summary>Real scripts and styles from npm, 172 files and 54 MB, and the program to compare with; both are installed once, below artifacts/.</summary>
internal sealed record BundleCorpus(string Folder, string Peers)
{
    private static readonly string[] Shipped = ["monaco-editor/min", "three/build", "antd/dist", "react-dom/cjs"];

    public static IReadOnlyList<string> Patterns { get; } = [.. Shipped.Select(s => $"{s}/**/*.{{js,cjs,css}}")];

    /// <summary>What PerfGates leaves behind, known sizes among it.</summary>
    public string Results => Path.Combine(Folder, "obj");

    public string Modules => Path.Combine(Folder, "node_modules");

    public static async Task<BundleCorpus> InstalledAsync()
    {
        BundleCorpus corpus = new(Path.GetFullPath("artifacts/bench-corpus"), Path.GetFullPath("artifacts/bench-peers"));
        // Scripts of these packages are not wanted, and their peers contradict each other.
        await InstallAsync(corpus.Folder, "--ignore-scripts", "--force", "monaco-editor@0.57.0", "three@0.187.0", "antd@6.6.8", "react@19.3.1", "react-dom@19.3.1");
        // size-limit 14 wants a newer node than many systems have.
        await InstallAsync(corpus.Peers, "size-limit@14.3.0", "@size-limit/file@14.3.0", "node@24");
        return corpus;
    }

    private static async Task InstallAsync(string folder, params string[] packages)
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules"))) return;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), "{ \"private\": true }");
        await Stretch.OfAsync(folder, "npm", ["install", "--no-audit", "--no-fund", .. packages]);
    }
}
