using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace PerfGates.Tests.Reports.Html;

/// <summary>
/// Debian's Chromium without a window, asked through its own protocol (Chrome DevTools Protocol) over a socket of this machine.
/// It waits for answers and events, never for time.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _folder;
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonObject> _events = [];
    private string? _session;
    private int _last;

    private Chromium(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>What has happened since the last <see cref="OpenAsync"/>: every event of the page.</summary>
    public IReadOnlyList<JsonObject> Events => _events;

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Skips the test where it is not installed; tests/run.sh installs it.</summary>
    public static void IsThere() => Assert.SkipUnless(IsInstalled, "takes chromium (Debian) to look at pages");

    public static async Task<Chromium> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("perfgates-chromium-").FullName;
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={folder}", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", "about:blank",
        ];
        var started = new Chromium(Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!, folder);
        try
        {
            await started._socket.ConnectAsync(new(await started.AddressAsync()), new CancellationTokenSource(Patience).Token);
            var target = await started.AskAsync("Target.createTarget", new() { ["url"] = "about:blank" });
            started._session = (string)(await started.AskAsync("Target.attachToTarget", new() { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true }))["sessionId"]!;
            foreach (var domain in (string[])["Page", "Runtime", "Log", "Network", "DOM"]) await started.AskAsync($"{domain}.enable");
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Shows a file, and comes back when it is loaded.</summary>
    public async Task OpenAsync(string path, int width, int height, bool dark, bool scripts = true, string media = "screen")
    {
        await AskAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await AskAsync("Emulation.setEmulatedMedia", new() { ["media"] = media, ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }) });
        await AskAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !scripts });
        // In between, so that an anchor of the page before is no place in this one.
        await NavigateAsync("about:blank");
        await NavigateAsync(new Uri(path).AbsoluteUri);
    }

    /// <summary>The value of an expression, as JSON. It is evaluated also where the page's own scripts are off.</summary>
    public async Task<JsonNode?> ValueAsync(string expression)
    {
        var answer = await AskAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"];
    }

    public async Task PressTabAsync()
    {
        foreach (var type in (string[])["rawKeyDown", "keyUp"])
            await AskAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9 });
    }

    public async Task<JsonObject> AskAsync(string method, JsonObject? parameters = null)
    {
        var id = ++_last;
        var question = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null) question["sessionId"] = _session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(question.ToJsonString()), WebSocketMessageType.Text, true, new CancellationTokenSource(Patience).Token);
        while (true)
        {
            var heard = await HearAsync();
            if ((int?)heard["id"] != id) continue;
            return heard["result"] as JsonObject ?? throw new InvalidOperationException($"{method}: {heard["error"]?.ToJsonString()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        // Its children may still be writing as they end.
        for (var attempt = 0; Directory.Exists(_folder); attempt++)
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException) when (attempt < 100)
            {
                await Task.Yield();
            }
    }

    private async Task NavigateAsync(string url)
    {
        _events.Clear();
        await AskAsync("Page.navigate", new() { ["url"] = url });
        while (!_events.Any(e => (string?)e["method"] == "Page.loadEventFired")) await HearAsync();
    }

    private async Task<JsonObject> HearAsync()
    {
        using var message = new MemoryStream();
        var part = new byte[1 << 16];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(part.AsMemory(), new CancellationTokenSource(Patience).Token);
            message.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        var heard = JsonNode.Parse(message.ToArray())!.AsObject();
        if (heard["method"] is not null) _events.Add(heard);
        return heard;
    }

    // It says on its standard error where it listens: "DevTools listening on ws://127.0.0.1:…".
    private async Task<string> AddressAsync()
    {
        _ = _process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        var said = new List<string>();
        while (await _process.StandardError.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            if (line.IndexOf("ws://", StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = _process.StandardError.ReadToEndAsync();
                return line[at..].Trim();
            }
        }
        throw new InvalidOperationException("chromium ended: " + string.Join('\n', said));
    }
}
