using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using PerfGates.Processes.Launching;

namespace PerfGates.Processes;

/// <summary>
/// The only starter of processes. What a program started is ended with it, and everything is gone after <see cref="EndAll"/>.
/// Linux finds detached processes by the run's cookie in their environment. macOS and Windows end only the tree that still
/// hangs together, and nobody has verified that there.
/// </summary>
/// <remarks>
/// No parent-death signal: it fires when the thread that started the program ends, and threads of the pool do. An engine
/// that was killed leaves its children to <c>perfgates reap</c>, which finds them by the cookie. Children inherit from the
/// runtime that SIGPIPE is ignored: in 'yes | head' the first of them ends on a write error instead.
/// </remarks>
internal sealed class ChildProcesses
{
    private const int TextBusy = 26;

    private readonly IReadOnlyDictionary<string, string> _inherited;
    private readonly ConcurrentDictionary<int, RunningProgram> _running = [];
    private readonly ConcurrentDictionary<int, bool> _servers = [];
    private int _starts;

    /// <param name="cookie">Put into every child's environment as PERFGATES_RUN, so that detached grandchildren are found too.</param>
    /// <param name="environment">The whole base of what children see.</param>
    public ChildProcesses(string cookie, IReadOnlyDictionary<string, string> environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(cookie);
        (Cookie, _inherited) = (cookie, environment);
    }

    public string Cookie { get; }

    /// <summary>The dotnet that MSBuild or the SDK runs under, where they say so; else the one on PATH.</summary>
    public string DotNet => _inherited.GetValueOrDefault("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    /// <summary>Full path of perfgates.dll, which runs what is measured or limited, on Linux; null: that is started directly too, and the kernel keeps less of it.</summary>
    public string? Launcher { get; init; }

    /// <summary>Applied to each line that goes to a log: makes secrets unreadable. Callbacks and last lines stay as they are.</summary>
    public Func<string, string> Mask { get; init; } = text => text;

    /// <summary>
    /// Runs a program to its end; on time-out or cancellation its whole tree is killed and awaited first. What it left
    /// running is ended too, after a short wait for those that still write.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The log could not be written.</exception>
    public async Task<ProcessEnd> RunAsync(ProcessSpec spec, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = Interlocked.Increment(ref _starts);
        if (spec.IsServer) _servers[start] = true;
        var environment = ChildEnvironment.For(_inherited, spec.Limits.In(spec.Environment), Cookie, start);
        using var log = new LogFile(spec.LogFile, Mask);
        using var ended = new CancellationTokenSource();
        var begun = Stopwatch.GetTimestamp();
        var (started, problem) = await StartAsync(spec, environment, cancellation);
        if (started is null)
        {
            log.Note($"'{spec.FileName}' could not be started: {problem}");
            return new(ProcessOutcome.NotStarted, -1, problem, Stopwatch.GetElapsedTime(begun), []);
        }

        using var process = started;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (spec.Timeout is { } timeout) limit.CancelAfter(timeout);
        var output = new ProgramOutput(log);
        var feeding = ProgramInput.FeedAsync(process.Process, spec.InputLines, ended.Token);
        var program = _running[start] = new RunningProgram(process, output, spec, p => CookieHolders.Are(p, Cookie, start));
        spec.Started?.Invoke(new(process.Id, start, () => output.LastLines) { Launcher = process.Launcher });
        var (code, wall, leftovers) = await FinishAsync();
        await ended.CancelAsync();
        await feeding;
        foreach (var name in leftovers) log.Note($"ended what was left running: {name}");
        log.Close(output.LastLines);
        cancellation.ThrowIfCancellationRequested();
        var usage = await process.UsageAsync();
        return new(code is null ? ProcessOutcome.TimedOut : ProcessOutcome.Exited, code ?? -1, "", code is null ? wall : usage?.Wall ?? wall, output.LastLines) { Usage = usage };

        async Task<(int? Code, TimeSpan Wall, IReadOnlyList<string> Leftovers)> FinishAsync()
        {
            try
            {
                return await program.FinishAsync(begun, limit.Token);
            }
            finally
            {
                _running.TryRemove(start, out _);
                _servers.TryRemove(start, out _);
            }
        }
    }

    /// <summary>The processes of the programs that run with limits; Linux only.</summary>
    public IReadOnlyList<(ProcessRow Process, ProgramLimits Limits)> Limited()
    {
        var limited = _running.Values.Where(p => p.Limits != ProgramLimits.None).ToList();
        var all = limited.Count == 0 ? [] : ProcessTable.Read();
        return [.. limited.SelectMany(p => p.Tree(all).Select(row => (row, p.Limits)))];
    }

    /// <summary>Kills whatever is left, detached grandchildren included, and waits until it is gone. Returns the names of what it killed.</summary>
    public async Task<IReadOnlyList<string>> EndAll()
    {
        List<string> ended = [];
        foreach (var program in _running.Values) ended.AddRange(await program.EndAsync());
        ended.AddRange(await CookieHolders.EndAll(Cookie));
        return ended;
    }

    /// <summary>As <see cref="EndAll"/>, but servers stay, with all that they started.</summary>
    public async Task EndAllButServers()
    {
        foreach (var (start, program) in _running)
            if (!_servers.ContainsKey(start)) await program.EndAsync();
        if (OperatingSystem.IsLinux()) await Reaper.EndAsync(p => CookieHolders.Are(p, Cookie) && !_servers.Keys.Any(start => CookieHolders.Are(p, Cookie, start)));
    }

    private async Task<(StartedProcess? Started, string Problem)> StartAsync(ProcessSpec spec, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        if (ProgramFile.Find(spec, environment, out var problem) is not { } program) return (null, problem);
        for (var attempt = 1; ; attempt++)
            try
            {
                return (await StartAsync(program, spec, environment), "");
            }
            catch (Win32Exception e) when (e.NativeErrorCode == TextBusy && attempt < 25 && OperatingSystem.IsLinux())
            {
                // Whoever wrote the file a moment ago may have forked meanwhile, and that child holds it open until it executes.
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
            }
            catch (Win32Exception e)
            {
                return (null, ProgramFile.Explain(program, e.NativeErrorCode));
            }
            catch (EndOfStreamException)
            {
                return (null, "the process that was to start it ended before");
            }
    }

    private async Task<StartedProcess> StartAsync(string program, ProcessSpec spec, IReadOnlyDictionary<string, string> environment)
    {
        var started = Launcher is { } launcher && OperatingSystem.IsLinux() && (spec.IsMeasured || spec.Limits != ProgramLimits.None)
            ? await StartedProcess.LaunchedAsync(
                words => Info(LauncherHost, [launcher, .. words], spec, LaunchEnvironment.Of(environment)),
                new(program, [.. spec.Arguments], [.. environment.Select(v => $"{v.Key}={v.Value}")], spec.Limits.Cores ?? 0, spec.Limits.Memory ?? 0))
            : StartedProcess.Directly(Info(program, spec.Arguments, spec, environment));
        if (spec.InputLines is null) started.Process.StandardInput.Close();
        return started;
    }

    // It begins in the folder of the program, which says nothing about where it is found.
    private string LauncherHost => ProgramFile.Find(new(DotNet, [], AppContext.BaseDirectory, ""), _inherited, out _) ?? DotNet;

    private static ProcessStartInfo Info(string program, IEnumerable<string> arguments, ProcessSpec spec, IReadOnlyDictionary<string, string> environment)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = spec.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        foreach (var (name, value) in environment) info.Environment[name] = value;
        return info;
    }
}
