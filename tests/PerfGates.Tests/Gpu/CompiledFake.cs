using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PerfGates.Tests.Gpu;

/// <summary>A vendor's library made of a file of C beside the tests, once for all of them.</summary>
internal static class CompiledFake
{
    private static readonly Lazy<string?> Nvidia = new(() => Compiled("nvml.c")), NvidiaCuda = new(() => Compiled("cuda.c"));

    /// <summary>Skips the test where there is no compiler.</summary>
    public static string Nvml => Needed(Nvidia.Value);

    public static string Cuda => Needed(NvidiaCuda.Value);

    private static string Needed(string? library)
    {
        Assert.SkipWhen(library is null, "Needs gcc, which makes the library that stands for the vendor's.");
        return library!;
    }

    // Null without a compiler; an error in the file is an error.
    private static string? Compiled(string source, [CallerFilePath] string here = "")
    {
        if (!OperatingSystem.IsLinux() || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').All(p => !File.Exists(Path.Combine(p, "gcc")))) return null;
        var library = Path.Combine(Directory.CreateTempSubdirectory("perfgates-fake-").FullName, Path.ChangeExtension(source, ".so"));
        using var gcc = Process.Start("gcc", ["-Wall", "-Werror", "-shared", "-fPIC", "-o", library, Path.Combine(Path.GetDirectoryName(here)!, source)]);
        gcc.WaitForExit();
        Assert.Equal(0, gcc.ExitCode);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(library)!, recursive: true);
        return library;
    }
}
