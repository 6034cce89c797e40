using Microsoft.Build.Framework;

namespace PerfGates.BuildTests.Bench;

/// <summary>MSBuild loads it into a build, because binary logs do not hold help links. Its parameter is the file to write.</summary>
public sealed class HelpLinkLogger : ILogger
{
    public LoggerVerbosity Verbosity { get; set; }

    public string? Parameters { get; set; }

    public void Initialize(IEventSource eventSource) =>
        eventSource.ErrorRaised += (_, error) => File.AppendAllText(Parameters!, $"{error.Code} {error.HelpLink}\n");

    public void Shutdown()
    {
        // each line is written at once
    }
}
