namespace PerfGates.Tests.Reports.Html;

/// <summary>One browser for all tests of pages, and the pages as files.</summary>
public sealed class ChromiumOfTheTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfgates-pages-").FullName;
    private Chromium? _browser;

    internal string Example => Path.Combine(_folder, "example.html");

    internal string Thousand => Path.Combine(_folder, "thousand.html");

    internal Chromium Browser => _browser ?? throw new InvalidOperationException("ask whether it is there first");

    public async ValueTask InitializeAsync()
    {
        if (!Chromium.IsInstalled) return;
        await File.WriteAllTextAsync(Example, Rendered.Page(Reports.Example.Document));
        await File.WriteAllTextAsync(Thousand, Rendered.Page(Rendered.Thousand));
        _browser = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
