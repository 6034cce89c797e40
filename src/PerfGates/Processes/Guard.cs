using System.Threading.Channels;

namespace PerfGates.Processes;

/// <summary>
/// A program that waits for the end of its input, which comes when the engine ends, killed or not, and then ends whatever
/// carries the run's cookie. Servers live on without their parent, and nobody else would end them.
/// </summary>
internal sealed class Guard : IAsyncDisposable
{
    /// <summary>What it says when it is watching.</summary>
    public const string Watching = "watching";

    private readonly LivingProgram _program;

    private Guard(LivingProgram program) => _program = program;

    /// <summary>Null where it cannot be started; then a killed engine leaves its servers to whoever cleans up.</summary>
    /// <param name="program">Full path of perfgates.dll.</param>
    public static async Task<Guard?> StartAsync(ChildProcesses processes, string program, string log, CancellationToken cancellation)
    {
        var watching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (living, _) = await LivingProgram.StartAsync(processes, new(processes.DotNet, [program, "reap", "--run", processes.Cookie, "--when-input-ends"], Path.GetDirectoryName(program)!, log)
        {
            InputLines = Channel.CreateUnbounded<string>().Reader,
            OutputLine = line => { if (line == Watching) watching.TrySetResult(); },
        });
        if (living is null) return null;
        await Task.WhenAny(watching.Task, living.Ended).WaitAsync(cancellation);
        return new(living);
    }

    public async ValueTask DisposeAsync() => await _program.KillAsync();
}
