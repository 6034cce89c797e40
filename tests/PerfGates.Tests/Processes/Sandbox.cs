using System.Globalization;
using PerfGates.Processes;

namespace PerfGates.Tests.Processes;

/// <summary>A folder, a cookie and an environment of its own for programs; whatever is left of them goes with it.</summary>
public sealed class Sandbox : IAsyncDisposable
{
    private readonly bool _measured;

    /// <param name="measured">Its programs are run by a launcher.</param>
    /// <param name="environment">Beside PATH.</param>
    public Sandbox(bool measured = false, IReadOnlyDictionary<string, string>? environment = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs Linux: its programs and /proc.");
        _measured = measured;
        Children = new(Cookie, new Dictionary<string, string>(environment ?? new Dictionary<string, string>()) { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! }) { Launcher = Launcher };
    }

    public static string Launcher { get; } = Path.Combine(AppContext.BaseDirectory, "perfgates.dll");

    internal string Cookie { get; } = Guid.NewGuid().ToString("N");

    internal ChildProcesses Children { get; init; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("perfgates-").FullName;

    public string LogFile => Path.Combine(Folder, "log.txt");

    public string Log => File.ReadAllText(LogFile);

    internal ProcessSpec Sh(string script) => Program("sh", "-c", script);

    internal ProcessSpec Program(string name, params string[] arguments) => new(name, arguments, Folder, LogFile) { IsMeasured = _measured };

    internal Task<ProcessEnd> Run(ProcessSpec spec) => Children.RunAsync(spec, TestContext.Current.CancellationToken);

    /// <summary>Runs a script that prints process ids, each on a line, and cancels once it has printed so many.</summary>
    public async Task<int[]> CancelAfterIds(int count, string script)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        List<int> ids = [];
        var spec = Sh(script) with
        {
            OutputLine = line =>
            {
                ids.Add(Id(line));
                if (ids.Count == count) cancel.Cancel();
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Children.RunAsync(spec, cancel.Token));
        Assert.Equal(count, ids.Count);
        return [.. ids];
    }

    public string Write(string name, string content, bool executable = false)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        if (executable && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
        return path;
    }

    public static int Id(string line) => int.Parse(line, CultureInfo.InvariantCulture);

    /// <summary>A process that has ended but that its parent has not noticed yet does not live.</summary>
    public static bool Lives(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Children.EndAll();
        Directory.Delete(Folder, recursive: true);
    }
}
