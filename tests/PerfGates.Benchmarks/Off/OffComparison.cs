using System.Globalization;

namespace PerfGates.Benchmarks.Off;

/// <summary>A no-op build with the package and the switch off, beside the same build without the package, taking turns.</summary>
internal static class OffComparison
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 21;
        var folder = Directory.CreateTempSubdirectory("perfgates-off-").FullName;
        var feed = Path.Combine(folder, "feed");
        var version = $"0.0.0-off{Environment.ProcessId}";
        await Stretch.OfAsync(Root(), "dotnet", "pack", "src/PerfGates.MSBuild", "-c", "Release", "-o", feed, $"-p:Version={version}", "-nologo");
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"<configuration><packageSources><add key=\"off\" value=\"{feed}\" /></packageSources></configuration>");
        var without = await ProjectAsync(folder, "Without", "");
        var with = await ProjectAsync(folder, "With", $"<ItemGroup><PackageReference Include=\"PerfGates\" Version=\"{version}\" PrivateAssets=\"all\" /></ItemGroup>");
        List<(double Without, double With)> rounds = [];
        for (var i = 0; i <= count; i++)
        {
            // Whoever comes second finds warmer caches, so they take turns at that too.
            var first = await BuildAsync(i % 2 == 0 ? without : with);
            var second = await BuildAsync(i % 2 == 0 ? with : without);
            if (i > 0) rounds.Add(i % 2 == 0 ? (first, second) : (second, first));
        }
        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{Environment.ProcessorCount} cores, {count} rounds            median      min      max");
        Console.WriteLine($"without the package         {Spread.Of([.. rounds.Select(r => r.Without)], "ms")}");
        Console.WriteLine($"with it, and switched off   {Spread.Of([.. rounds.Select(r => r.With)], "ms")}");
        Console.WriteLine($"with to without             {Spread.Of([.. rounds.Select(r => r.With / r.Without)], "times")}");
        return 0;
    }

    private static async Task<string> ProjectAsync(string folder, string name, string items)
    {
        var project = Path.Combine(folder, name);
        Directory.CreateDirectory(project);
        await File.WriteAllTextAsync(Path.Combine(project, $"{name}.csproj"), $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{items}</Project>");
        await File.WriteAllTextAsync(Path.Combine(project, "Nothing.cs"), "namespace Nothing; public class Empty;\n");
        await Stretch.OfAsync(project, "dotnet", "build", "-nologo");
        return project;
    }

    private static async Task<double> BuildAsync(string project) =>
        (await Stretch.OfAsync(project, "dotnet", "build", "--no-restore", "-nologo", "-v", "quiet")).Wall.TotalMilliseconds;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PerfGates.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("run this from the repository");
        return folder.FullName;
    }
}
