using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Har;

/// <summary>
/// Recordings of a browser, HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/): the requests of one host become
/// the steps of one scenario, in the order of their starts.
/// </summary>
internal static class HarImport
{
    public static ImportedGate? Read(BudgetNode root, ImportSource source, ICollection<Diagnostic> problems)
    {
        var entries = Entries(root, problems);
        var origins = entries.Select(e => e.Address).Where(a => a.Origin.Length > 0).ToList();
        var first = source.Host is null
            ? (entries.Find(e => e.IsDocument) ?? entries.FirstOrDefault())?.Address
            : origins.Find(a => a.Is(source.Host));
        if (first is not { Origin.Length: > 0 })
        {
            problems.Add(Rules.NothingToImport.At(SourceSpan.StartOf(source.Path), source.FileName, OneHost.Missing(source.Host, origins)));
            return null;
        }
        var taken = OneHost.Of(entries, e => e.Address, e => e.Span, first.Origin, problems);
        var names = new UniqueNames();
        var name = names.Take(source.GateName);
        var requests = new HarRequests(names, problems);
        var steps = taken.Select(requests.Of).ToList();
        return new(first.Origin, [new(name, 1, Think(taken, steps, problems), steps)]) { Secrets = requests.Secrets };
    }

    private static List<HarEntry> Entries(BudgetNode root, ICollection<Diagnostic> problems)
    {
        List<HarEntry> entries = [];
        foreach (var written in root.ItemsAt("log", "entries"))
        {
            var url = written.TextAt("request", "url") ?? "";
            if (Address.Of(url) is { Origin.Length: > 0 } address) entries.Add(new(written, address));
            else problems.Add(Rules.LeftOut.At(written.Span, $"the request to '{Shortened(url)}'", "it is no request of http"));
        }
        // Recorders write entries as they end, and a page's requests overlap.
        return [.. entries.OrderBy(e => e.Started)];
    }

    private static TimeSpan Think(List<HarEntry> taken, List<ImportedRequest> steps, ICollection<Diagnostic> problems) => taken.Count < 2
        ? TimeSpan.Zero
        : Thinking.Mean([.. taken.Zip(taken.Skip(1), (a, b) => b.Started - a.Ended).Select(g => g > TimeSpan.Zero ? g : TimeSpan.Zero)], steps[1].Span, problems);

    private static string Shortened(string url) => url.Length > 80 ? url[..80] + "..." : url;
}
