using PerfGates.Processes;
using PerfGates.Resources;

namespace PerfGates.Servers;

/// <summary>One start of a server that has become ready.</summary>
internal sealed class RunningServer(ServerSettings settings, LivingProgram program, Uri url, string logFile, TimeSpan startup, ResourceMeter? meter)
{
    private readonly LivingProcess _process = new(program.Id);

    public ServerSettings Settings => settings;

    public string Name => settings.Name.Value;

    public string LogFile => logFile;

    public TimeSpan Startup => startup;

    public ServerAddress Address => new(Name, ServerUrl.Text(url), program.Id, () => Death);

    /// <summary>Null while it lives; else in words how it ended.</summary>
    public string? Death => Ended ?? (_process.IsAlive ? null : $"it is gone{PrintableText.LastSaid(program.LastLines, ServerStart.LastLines)}");

    /// <summary>As <see cref="Death"/>, with its exit code.</summary>
    public async Task<string?> DeathAsync()
    {
        if (!_process.IsAlive) await Task.WhenAny(program.Ended);
        return Death;
    }

    private string? Ended => program.Ended.IsCompletedSuccessfully ? $"exit code {program.Ended.Result.ExitCode}{PrintableText.LastSaid(program.Ended.Result.LastLines, ServerStart.LastLines)}"
        : program.Ended.IsCompleted ? "its output could not be written to its log"
        : null;

    /// <summary>What a gate takes of the machine while it uses this server includes the server.</summary>
    public void WatchBy(ResourceMeter other) => other.Watch(program.Id, program.Carries, cores: program.Limits.Cores);

    /// <summary>All that was seen of it; then nobody looks at it any more.</summary>
    public async Task<ServerLife> LifeAsync() => new(startup, meter is null ? null : await meter.EndAsync());

    /// <returns>What is to be said about how it went; null if all went well.</returns>
    public async Task<string?> StopAsync()
    {
        if (program.Ended.IsCompleted) return null;
        return await program.StopAsync(settings.Stop.Signal, settings.Stop.Within) ? null : $"server '{Name}' was asked to stop, did not, and was ended by force";
    }

    public Task KillAsync() => program.KillAsync();
}
