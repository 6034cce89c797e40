using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfGates.Processes;

/// <summary>A build of one project by the SDK that says where its output went.</summary>
/// <param name="Verb">"build" or "publish".</param>
/// <param name="Project">Full path; built in its own folder, because a global.json there counts.</param>
/// <param name="Arguments">On top of what every build of ours needs.</param>
/// <param name="LogFile">Of the whole build.</param>
internal sealed partial record DotNetBuild(string Verb, string Project, IReadOnlyList<string> Arguments, string LogFile)
{
    /// <param name="first">One property of the project to answer.</param>
    /// <param name="others">At least one: of a single one, MSBuild prints the bare value.</param>
    public async Task<DotNetAnswer> RunAsync(ChildProcesses processes, string first, string[] others, CancellationToken cancellation)
    {
        var (output, errors) = (new StringBuilder(), new List<string>());
        var spec = new ProcessSpec(
            processes.DotNet,
            [
                Verb, Project, "-p:RunPerfGates=false", "-p:UseSharedCompilation=false", "-nologo", "-verbosity:quiet",
                $"-getProperty:{string.Join(',', [first, .. others])}", .. Arguments,
            ],
            Path.GetDirectoryName(Project)!,
            LogFile)
        {
            OutputLine = line => output.AppendLine(line),
            ErrorLine = errors.Add,
        };
        var end = await processes.RunAsync(spec, cancellation);
        return end is { Outcome: ProcessOutcome.Exited, ExitCode: 0 } && Properties(output.ToString()) is { } properties
            ? new(properties, "")
            : new(null, Cause(end, [.. errors, .. output.ToString().Split('\n')]));
    }

    // With -getProperty, MSBuild prints the properties as JSON and everything else to standard error.
    private static Dictionary<string, string>? Properties(string output)
    {
        if (output.IndexOf('{', StringComparison.Ordinal) is var start && start < 0) return null;
        using var json = JsonDocument.Parse(output[start..]);
        return json.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
    }

    private string Cause(ProcessEnd end, IEnumerable<string> lines)
    {
        if (end.Outcome == ProcessOutcome.NotStarted) return $"'dotnet' could not be started: {end.Problem}";
        return lines.Select(l => ErrorLine().Match(l)).FirstOrDefault(m => m.Success) is { } first
            ? $"{first.Groups["where"].Value.Trim()} {first.Groups["what"].Value}".Trim()
            : string.Create(CultureInfo.InvariantCulture, $"'dotnet {Verb}' ended with exit code {end.ExitCode}");
    }

    // MSBuild's canonical form: "file(line,column): error CS1002: ; expected (project)"
    [GeneratedRegex(@"^(?<where>.*?)\s*:\s+error\s+(?<what>[A-Z]+[0-9]+\s*:.*?)(\s+\[[^\]]*\])?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine();
}

/// <param name="Properties">What was asked for, by name; null if it did not build.</param>
/// <param name="FirstError">With its place, for people; empty if it built.</param>
internal sealed record DotNetAnswer(IReadOnlyDictionary<string, string>? Properties, string FirstError);
