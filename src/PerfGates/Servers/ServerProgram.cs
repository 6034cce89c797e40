using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Probes;
using PerfGates.Processes;

namespace PerfGates.Servers;

/// <summary>What is started for a server, with <c>{url}</c> and <c>{port}</c> not yet filled in.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="Folder">Where it runs.</param>
internal sealed record ServerProgram(IReadOnlyList<string> Words, string Folder, IReadOnlyDictionary<string, string?> Environment)
{
    private const string Urls = "ASPNETCORE_URLS";

    /// <summary>Builds the project, if it is one and nobody else has. Null after a problem.</summary>
    public static async Task<ServerProgram?> FindAsync(ServerSettings server, RunContext context, ICollection<Diagnostic> problems, CancellationToken cancellation)
    {
        var written = server.WorkingDirectory is { } folder ? Path.GetFullPath(folder.Value, context.BaseFolder) : null;
        if (server.Project is null) return new([.. server.Run, .. server.Arguments], written ?? context.BaseFolder, server.Environment);

        var use = new ProjectUse($"server '{server.Name.Value}'", "server's project", "servers", Rules.ServerBuildFailed);
        if (MeasuredProject.Find(server.Project, server.Start, use, context, problems) is not { } project) return null;
        if (await project.AssemblyAsync(context, problems, cancellation) is not { } assembly) return null;
        if (!AssemblyFacts.CanBeStarted(assembly))
        {
            problems.Add(Rules.ServerNotStarted.At(project.Span, server.Name.Value, $"'{project.Label}' is a library; make it an executable with <OutputType>Exe</OutputType>"));
            return null;
        }
        var environment = server.Environment.ContainsKey(Urls) ? server.Environment : new Dictionary<string, string?>(server.Environment) { [Urls] = ServerSettings.UrlPlaceholder };
        return new([context.Processes.DotNet, assembly, .. server.Arguments], written ?? Path.GetDirectoryName(project.Path)!, environment);
    }

    public ProcessSpec At(Uri url, RunContext context, string logFile)
    {
        string[] words = [.. Words.Select(Filled)];
        return new(words[0], words[1..], Folder, logFile)
        {
            Limits = context.ProgramLimits,
            Environment = context.Padded(Environment.Select(v => KeyValuePair.Create(v.Key, v.Value is null ? null : Filled(v.Value)))),
        };

        string Filled(string text) => text
            .Replace(ServerSettings.UrlPlaceholder, ServerUrl.Text(url), StringComparison.Ordinal)
            .Replace(ServerSettings.PortPlaceholder, url.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
