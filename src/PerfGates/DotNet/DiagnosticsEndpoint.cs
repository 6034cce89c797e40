using System.Globalization;
using System.Text;
using Microsoft.Diagnostics.NETCore.Client;
using PerfGates.Processes;

namespace PerfGates.DotNet;

/// <summary>What kind of program a process runs, as far as .NET goes.</summary>
internal enum RuntimeAccess
{
    /// <summary>Not .NET, or compiled ahead of time without diagnostics.</summary>
    None,

    /// <summary>Its runtime answers questions.</summary>
    Open,

    /// <summary>There is a runtime, and it answers nobody.</summary>
    Closed,
}

/// <summary>
/// Where a .NET runtime answers: https://learn.microsoft.com/dotnet/core/diagnostics/diagnostic-port. On Linux a socket in the
/// program's folder for temporary files, whose name holds its process's id and start time, so that one that was left behind is not taken for it.
/// </summary>
internal static class DiagnosticsEndpoint
{
    public static RuntimeAccess Of(ProcessRow process)
    {
        if (!OperatingSystem.IsLinux()) return DiagnosticsClient.GetPublishedProcesses().Contains(process.Id) ? RuntimeAccess.Open : RuntimeAccess.None;
        if (File.Exists(Socket(process))) return RuntimeAccess.Open;
        return ProcessTable.Content(process.Id, "maps") is { } maps && maps.AsSpan().IndexOf("/libcoreclr.so"u8) >= 0 ? RuntimeAccess.Closed : RuntimeAccess.None;
    }

    /// <summary>Who asks it. The library looks for the socket in our own folder for temporary files, and the program may have another one.</summary>
    public static async Task<DiagnosticsClient> ClientAsync(int process, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || ProcessTable.Find(process) is not { } row) return new(process);
        // In this direction the connector holds nothing that would have to be let go.
        return (await DiagnosticsClientConnector.FromDiagnosticPort($"{Socket(row)},connect", cancellation)).Instance;
    }

    private static string Socket(ProcessRow process) =>
        Path.Combine(TemporaryFolder(process.Id), string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{process.Id}-{process.Started}-socket"));

    private static string TemporaryFolder(int process)
    {
        const string name = "TMPDIR=";
        var environment = ProcessTable.Content(process, "environ") is { } content ? Encoding.UTF8.GetString(content).Split('\0') : [];
        return environment.FirstOrDefault(v => v.StartsWith(name, StringComparison.Ordinal)) is { Length: > 7 } set ? set[name.Length..] : "/tmp";
    }
}
