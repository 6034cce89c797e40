using System.Globalization;

namespace PerfGates.TestServer;

/// <summary>What a test wants of the server, as "--name value" on its command line.</summary>
internal sealed class Options(string[] arguments)
{
    /// <summary>Where it listens: "http://127.0.0.1:5080". Without it, it never does.</summary>
    public Uri? Urls => Text("--urls") is { } url ? new(url) : null;

    /// <summary>Lines to print first, separated by '|'.</summary>
    public string[] Says => Text("--says")?.Split('|') ?? [];

    /// <summary>Ends with this code instead of listening.</summary>
    public int? Exits => Number("--exits");

    /// <summary>Milliseconds before it listens.</summary>
    public int Delay => Number("--delay") ?? 0;

    /// <summary>Answers in order; the last one stays.</summary>
    public int[] Statuses => Text("--statuses")?.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToArray() ?? [200];

    /// <summary>Is gone without a word after so many requests.</summary>
    public int? DiesAfter => Number("--dies-after");

    /// <summary>A file to make when the second request comes: the first was answered then.</summary>
    public string? Marks => Text("--marks");

    /// <summary>Megabytes that it holds.</summary>
    public int Holds => Number("--holds") ?? 0;

    /// <summary>Milliseconds of processor time that each request takes.</summary>
    public int Burns => Number("--burns") ?? 0;

    /// <summary>What <c>perfgates burn</c> or <c>perfgates reserve-vram</c> would print, line after line, separated by '|'; the last one stays.</summary>
    public string[]? Burners => arguments is ["burn" or "reserve-vram", ..] ? Environment.GetEnvironmentVariable("TEST_BURNERS")!.Split('|') : null;

    /// <summary>Says how many processors the runtime sees, and ends.</summary>
    public bool CountsProcessors => arguments.Contains("--counts-processors");

    /// <summary>Takes managed memory until there is no more, but at most so many megabytes, says how much it got, and ends.</summary>
    public int? Allocates => Number("--allocates");

    public bool IgnoresSignals => arguments.Contains("--ignores-signals");

    /// <summary>Starts a program in a session of its own, and leaves it.</summary>
    public bool LeavesChild => arguments.Contains("--leaves-child");

    private string? Text(string name) => Array.IndexOf(arguments, name) is var at and >= 0 ? arguments[at + 1] : null;

    private int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
