using System.Diagnostics;
using PerfGates.BuildTests.Bench;
using PerfGates.BuildTests.Docs;

namespace PerfGates.BuildTests.Samples;

/// <summary>A graphics card that is a file: card.c is its driver, and what it is watched by.</summary>
internal static class FileCard
{
    /// <summary>What a build needs to find it. Skips the test where there is no compiler.</summary>
    public static IEnumerable<(string Name, string Value)> In(Clone clone)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux: LD_LIBRARY_PATH.");
        var folder = Path.Combine(clone.Folder, "artifacts", "card");
        var (watcher, driver) = (Path.Combine(folder, "libnvidia-ml.so.1"), Path.Combine(folder, "libcuda.so.1"));
        if (!File.Exists(driver))
        {
            Directory.CreateDirectory(folder);
            Compile(watcher);
            File.Copy(watcher, driver);
        }
        return [("PERFGATES_NVML_PATH", watcher), ("LD_LIBRARY_PATH", folder), ("FAKE_CARD", Path.Combine(folder, "memory"))];
    }

    private static void Compile(string library)
    {
        try
        {
            using var gcc = Process.Start("gcc", ["-shared", "-fPIC", "-O1", "-pthread", "-o", library, Path.Combine(Workbench.RepositoryRoot, "tests", "PerfGates.BuildTests", "Samples", "card.c")]);
            gcc.WaitForExit();
            Assert.Equal(0, gcc.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Needs gcc, for a graphics card that is a file.");
        }
    }
}
