namespace PerfGates.Import;

/// <summary>Writes gates of the bundle probe as a whole budget file.</summary>
internal static class BundleText
{
    public static string Write(IReadOnlyList<ImportedBundle> bundles, string origin)
    {
        var names = new UniqueNames();
        return YamlText.Write(new(
        [
            new("version", Yaml.Number(1) with { Comment = [$"from {origin.ReplaceLineEndings(" ")}, by 'perfgates import'"] }),
            new("gates", new Yaml.Map([.. bundles.Select(b => new Yaml.Entry(names.Take(b.Name), new Yaml.Map([new("bundle", Probe(b)), new("budgets", new Yaml.List([.. b.Budgets.Select(Budget)], Open: true))], Open: true)))], Open: true)),
        ]));
    }

    private static Yaml.Map Probe(ImportedBundle bundle)
    {
        List<Yaml.Entry> entries = [new("path", new Yaml.Text(bundle.Path))];
        if (bundle.Include.Count > 0) entries.Add(new("include", Texts(bundle.Include)));
        if (bundle.Exclude.Count > 0) entries.Add(new("exclude", Texts(bundle.Exclude)));
        entries.Add(new("encoding", new Yaml.Text(bundle.Encoding)));
        return new(entries);
    }

    private static Yaml.List Texts(IEnumerable<string> texts) => new([.. texts.Select(t => new Yaml.Text(t))]);

    private static Yaml Budget(ImportedBudget budget) => budget switch
    {
        { Least: true } => new Yaml.Map([new(budget.Warns ? "warn" : "budget", new Yaml.Text(budget.Text)), new("inverted", new Yaml.Bare("true"))]),
        { Warns: true } => new Yaml.Map([new("warn", new Yaml.Text(budget.Text))]),
        _ => new Yaml.Text(budget.Text),
    };
}
