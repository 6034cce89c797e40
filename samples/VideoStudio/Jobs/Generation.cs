using System.Text.Json.Serialization;
using VideoStudio.Rendering;

namespace VideoStudio.Jobs;

/// <summary>An order on its way. Its status is pending, processing, completed, failed or cancelled.</summary>
public sealed record Generation(string TaskId, Order Order, DateTimeOffset Submitted)
{
    public string Status { get; init; } = "pending";

    public string? Stage { get; init; }

    /// <summary>From 0 to 1: the steps of denoising that are done.</summary>
    public double Progress { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public string? Error { get; init; }

    [JsonIgnore]
    public bool IsOver => Finished is not null;
}
