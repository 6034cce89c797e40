using System.Globalization;
using System.Text.RegularExpressions;
using PerfGates.Baselines;
using PerfGates.Cli;
using PerfGates.Cli.Commands;
using PerfGates.Processes;
using PerfGates.Running;

namespace PerfGates.Tests.Docs;

/// <summary>A terminal in a folder of its own, in which the commands of a page are typed.</summary>
internal sealed partial class ConsoleSession : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfgates-docs-").FullName;

    public void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>What a reader would have in the file; machine, times and version as on any page.</summary>
    public string Read(string file) => Tidy(File.ReadAllText(Path.Combine(_folder, file)));

    /// <summary>What a reader would see: both streams, in the order of writing.</summary>
    public async Task<string> TypeAsync(string command)
    {
        var words = CommandLine.Split(command, out var problem);
        Assert.True(problem is null && words[0] == "perfgates", $"'{command}' is not a command of perfgates; the build tests run others, see 'console build-test'");
        using var terminal = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var environment = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "", ["PERFGATES_LOCK_FILE"] = Path.Combine(_folder, "lock") };
        await PerfGatesCommand.RunAsync([.. words.Skip(1)], new Surroundings(environment, _folder, terminal, terminal, OutputIsTerminal: false, ErrorIsTerminal: false, 80, TimeProvider.System));
        return Tidy(terminal.ToString());
    }

    /// <summary>With everything that differs from run to run made alike.</summary>
    public static string WithoutTimes(string text) => Run().Replace(Time().Replace(JsonTime().Replace(text, "\"$1\": 0"), "0 s"), "run-0");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Fingerprint Here { get; } = new MachineFacts(new Dictionary<string, string>()).Fingerprint;

    private static Fingerprint Reader { get; } = new(new Dictionary<string, string>
    {
        ["architecture"] = "x64",
        ["cores"] = "8",
        ["cpu"] = "GenuineIntel Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz family 6 model 106 stepping 6",
        ["memory"] = "32 GiB",
        ["os"] = "debian 12",
        ["virtualisation"] = "virtual machine (Microsoft Corporation Virtual Machine)",
    });

    private static string MachineLines(Match found) => $"\"machine\": {{\n{string.Join(",\n", Reader.Fields.Select(f => $"        \"{f.Key}\": \"{f.Value}\""))}\n      }}";

    private string Tidy(string text)
    {
        text = text.ReplaceLineEndings("\n").Replace(_folder, "/repo", StringComparison.Ordinal).Replace(Surroundings.Version, "0.1.0", StringComparison.Ordinal)
            .Replace(System.CommandLine.RootCommand.ExecutableName, "perfgates", StringComparison.Ordinal); // Help names the process, here that of the tests.
        text = Today().Replace(MachineBlock().Replace(text.Replace(Here.Name, Reader.Name, StringComparison.Ordinal), MachineLines), "2026-01-31");
        text = Complaint().Replace(FingerprintBlock().Replace(text, $"\"fingerprint\": {{\n{string.Join(",\n", Reader.Fields.Select(f => $"      \"{f.Key}\": \"{f.Value}\""))}\n    }}"), "\"complaint\": null");
        text = Started().Replace(text, "\"started\": \"2026-01-31T12:00:00Z\"");
        return Machine().Replace(text, m => $"\"{m.Groups["key"].Value}\": " + m.Groups["key"].Value switch
        {
            "system" => "\"Debian GNU/Linux 12 (bookworm)\"",
            "architecture" => "\"x64\"",
            "runtime" => "\".NET 10.0.0\"",
            _ => "8",
        });
    }

    [GeneratedRegex(@"\b[0-9.]+ (ns|µs|ms|s|m|h)\b")]
    private static partial Regex Time();

    [GeneratedRegex(@"""(?<key>elapsed|seed|steal|others|throttled)"": [0-9.]+")]
    private static partial Regex JsonTime();

    [GeneratedRegex(@"""machine"": \{[^}]*\}")]
    private static partial Regex MachineBlock();

    [GeneratedRegex(@"(?<=""date"": ""|accepted on |baseline of )[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Today();

    [GeneratedRegex(@"""fingerprint"": \{[^}]*\}")]
    private static partial Regex FingerprintBlock();

    [GeneratedRegex(@"""complaint"": ""[^""]*""")]
    private static partial Regex Complaint();

    [GeneratedRegex(@"run-[0-9a-f]{4,32}")]
    private static partial Regex Run();

    [GeneratedRegex(@"""started"": ""[^""]+""")]
    private static partial Regex Started();

    [GeneratedRegex(@"""(?<key>system|architecture|runtime|processors)"": (""[^""]*""|[0-9]+)")]
    private static partial Regex Machine();
}
