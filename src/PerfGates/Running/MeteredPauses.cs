using PerfGates.DotNet;
using PerfGates.Resources;

namespace PerfGates.Running;

/// <summary>The pauses of all .NET programs that a meter watches, by the meter's clock.</summary>
internal sealed class MeteredPauses(ResourceMeter meter, TimeProvider clock) : IAsyncDisposable
{
    private readonly DateTimeOffset _begun = clock.GetUtcNow() - TimeSpan.FromSeconds(meter.Now);
    private readonly ProgramPauses _pauses = new(() => meter.Living, clock);

    /// <summary>The record with them.</summary>
    public async Task<ResourceRecord> OnAsync(ResourceRecord record)
    {
        var (heard, problem) = await _pauses.EndAsync();
        return record with { Pauses = heard is null ? null : [.. heard.Select(p => new ResourcePause((p.Begin - _begun.UtcDateTime).TotalSeconds, p.Length.TotalSeconds))], PausesDoubt = problem };
    }

    public ValueTask DisposeAsync() => _pauses.DisposeAsync();
}
