using System.Globalization;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>
/// Reads the keys of one mapping as typed values. Each call names a key, its type, its default and one line of help;
/// the calls themselves are the list of what is allowed, from which <see cref="ReportUnknownKeys"/>, the help and the
/// schema follow. Problems are collected, never thrown: after one, a read returns its default.
/// </summary>
internal sealed class SettingsReader
{
    /// <summary>The place of the outermost mapping; places below it do not repeat it.</summary>
    public const string TopLevel = "the budget file";

    private readonly BudgetNode.Mapping _mapping;
    private readonly ICollection<Diagnostic> _problems;
    private readonly bool _describing;
    private readonly SettingList _settings = new();
    private readonly List<(Func<IReadOnlyList<Setting>> Keys, string Place)> _elsewhere = [];

    /// <param name="where">Names the mapping in messages: "gate 'frontend', bundle".</param>
    public SettingsReader(BudgetNode.Mapping mapping, string where, ICollection<Diagnostic> problems)
        : this(mapping, where, problems, describing: false) { }

    private SettingsReader(BudgetNode.Mapping mapping, string where, ICollection<Diagnostic> problems, bool describing) =>
        (_mapping, Where, NameSpan, _problems, _describing) = (mapping, where, mapping.Span, problems, describing);

    /// <summary>Runs a reading without a budget file, for the keys that it asks for.</summary>
    public static IReadOnlyList<Setting> Describe(Action<SettingsReader> read) => Described("settings", read)._settings.All;

    private static SettingsReader Described(string where, Action<SettingsReader> read)
    {
        var nothing = new SettingsReader(new BudgetNode.Mapping(SourceSpan.StartOf(""), []), where, new List<Diagnostic>(), describing: true);
        read(nothing);
        return nothing;
    }

    public string Where { get; }

    public SourceSpan Span => _mapping.Span;

    public bool Has(string key) => _mapping.Find(key) is not null;

    /// <summary>Where the mapping's own name stands, if it has one.</summary>
    public SourceSpan NameSpan { get; init; }

    public SourceSpan KeySpan(string key) => _mapping.Find(key)?.Key.Span ?? Span;

    public SourceSpan ValueSpan(string key) => _mapping.Find(key)?.Value.Span ?? Span;

    public bool IsList(string key) => _mapping.Find(key)?.Value is BudgetNode.Sequence;

    /// <summary>Absent, or with nothing in it.</summary>
    public bool IsEmpty(string key) => _mapping.Find(key)?.Value is null or BudgetNode.Scalar { IsNull: true } or BudgetNode.Mapping { Entries.Count: 0 };

    public void Report(Diagnostic problem) => _problems.Add(problem);

    /// <summary>A key that was asked for must be there.</summary>
    /// <param name="at">Where its absence is shown, and with <paramref name="orEmpty"/> that nothing is behind it.</param>
    public void Demand(string key, SourceSpan at, string help, bool orEmpty = false)
    {
        _settings.IsRequired(key);
        if (orEmpty) NeverEmpty(key);
        if (!Has(key) || (orEmpty && IsEmpty(key))) Report(Rules.MissingKey.At(at, Where, key, help));
    }

    /// <summary>Whoever reads the keys reports those with nothing behind them.</summary>
    public void NeverEmpty(params string[] keys) => Array.ForEach(keys, _settings.IsNeverEmpty);

    public Located<string>? Text(string key, string help, string? standard = null, TextForm? form = null)
    {
        Note(key, new SettingKind.Text(form ?? TextForm.Any), standard, help);
        return ScalarOf(key, "text")?.Located ?? (standard is null ? null : new(standard, Span));
    }

    /// <summary>As <see cref="Text"/>; a missing key is a problem and reads as the empty text.</summary>
    public Located<string> RequiredText(string key, string help, TextForm? form = null)
    {
        Note(key, new SettingKind.Text(form ?? TextForm.Any), null, help);
        NeverEmpty(key);
        Demand(key, Span, help);
        return ScalarOf(key, "text", nullIsProblem: true)?.Located ?? new("", Span);
    }

    public bool Flag(string key, string help, bool standard)
    {
        Note(key, new SettingKind.Flag(), standard ? "true" : "false", help);
        if (ScalarOf(key, "true or false") is not { } scalar) return standard;
        if (scalar.Text is "true" or "false") return scalar.Text == "true";
        Report(Rules.InvalidValue.At(scalar.Span, scalar.Text, key, "write true or false"));
        return standard;
    }

    public int Whole(string key, string help, int standard, int least, int most)
    {
        Note(key, new SettingKind.Whole(least, most), standard.ToString(CultureInfo.InvariantCulture), help);
        if (ScalarOf(key, "a whole number") is not { } scalar) return standard;
        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Report(Rules.InvalidValue.At(scalar.Span, scalar.Text, key, $"write a whole number from {least} to {most}"));
        return standard;
    }

    /// <summary>A quantity of one dimension, in its base unit.</summary>
    public Located<double>? Quantity(string key, string help, Dimension dimension, double? standard = null)
    {
        Note(key, new SettingKind.Amount(dimension), standard is { } s ? QuantityText.Write(new(s, dimension)) : null, help);
        Located<double>? fallback = standard is { } value ? new(value, Span) : null;
        if (ScalarOf(key, $"a {QuantityText.Name(dimension)}") is not { } scalar) return fallback;
        if (!QuantityText.TryParse(scalar.Text, out var quantity, out var problem)) Report(Rules.BadQuantity.At(scalar.Span, scalar.Text, problem));
        else if (quantity.Dimension != dimension)
            Report(Rules.InvalidValue.At(scalar.Span, scalar.Text, key, $"write a {QuantityText.Name(dimension)} such as {QuantityText.Example(dimension)}"));
        else return new(quantity.Value, scalar.Span);
        return fallback;
    }

    /// <summary>One of the words of an enum, written in kebab-case.</summary>
    public T Choice<T>(string key, string help, T standard) where T : struct, Enum
    {
        var words = KebabWords.Of<T>();
        Note(key, new SettingKind.Choice([.. words.Keys]), KebabWords.Of(standard), help);
        if (ScalarOf(key, string.Join(" or ", words.Keys)) is not { } scalar) return standard;
        if (words.TryGetValue(scalar.Text, out var value)) return value;
        Report(Rules.InvalidValue.At(scalar.Span, scalar.Text, key, $"write one of {string.Join(", ", words.Keys)}{Suggestion.For(scalar.Text, words.Keys)}"));
        return standard;
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<Located<string>> Texts(string key, string help, params string[] standard) => Texts(key, help, TextForm.Any, standard);

    public IReadOnlyList<Located<string>> Texts(string key, string help, TextForm form, params string[] standard)
    {
        Note(key, new SettingKind.Texts(form, standard), standard.Length > 0 ? $"[{string.Join(", ", standard)}]" : null, help);
        Located<string>[] fallback = [.. standard.Select(s => new Located<string>(s, Span))];
        switch (ValueOf(key))
        {
            case null: return fallback;
            case BudgetNode.Scalar { IsNull: false } one: return [one.Located];
            case BudgetNode.Sequence list:
                foreach (var item in list.Items.Where(i => i is not BudgetNode.Scalar)) Report(Rules.WrongShape.At(item.Span, $"an item of '{key}'", "text", item.Shape));
                return [.. list.Items.OfType<BudgetNode.Scalar>().Where(s => !s.Doubtful).Select(s => s.Located)];
            case var other:
                Report(Rules.WrongShape.At(other.Span, $"'{key}'", "a list of text", other.Shape));
                return fallback;
        }
    }

    /// <summary>A mapping from free names to texts, in file order.</summary>
    /// <param name="alone">The name that a text without a mapping has; null: it is a problem.</param>
    public IReadOnlyList<(Located<string> Name, Located<string> Value)> TextMap(string key, string help, string? alone = null, TextForm? form = null)
    {
        Note(key, new SettingKind.TextMap(form ?? TextForm.Any, alone is not null), null, help);
        if (alone is not null && _mapping.Find(key) is { Value: BudgetNode.Scalar { IsNull: false } text }) return [(new(alone, KeySpan(key)), text.Located)];
        List<(Located<string>, Located<string>)> read = [];
        foreach (var entry in EntriesOf(key))
            if (entry.Value is BudgetNode.Scalar { Doubtful: true }) continue;
            else if (entry.Value is BudgetNode.Scalar value) read.Add((entry.Key.Located, value.Located));
            else Report(Rules.WrongShape.At(entry.Value.Span, $"'{entry.Key.Text}'", "text", entry.Value.Shape));
        return read;
    }

    /// <summary>A mapping from free names to settings of one kind, in file order.</summary>
    /// <param name="noun">What one of them is called in messages.</param>
    public IReadOnlyList<T> Named<T>(string key, string help, Func<Located<string>, SettingsReader, T> read, string? noun = null)
    {
        List<T> values = [];
        // One without a name, so that whoever describes a probe sees the metrics of what is inside it.
        var nested = _describing ? Described(key, r => values.Add(read(new("", Span), r))) : null;
        Note(key, new SettingKind.Named(), null, help, nested: nested?._settings.All);
        foreach (var entry in EntriesOf(key))
            if (Inside(entry, Called(entry), Called(entry)) is { } reader)
                values.Add(reader.Checked(r => read(entry.Key.Located, r)));
        return values;
        string Called(BudgetNode.Entry entry) => noun is null ? $"'{entry.Key.Text}'" : $"{noun} '{entry.Key.Text}'";
    }

    /// <summary>A list of mappings of one kind; a single mapping is a list of one.</summary>
    /// <param name="keysToldElsewhere">Help and reference show the keys of one at another place.</param>
    public IReadOnlyList<T> List<T>(string key, string help, Func<SettingsReader, T> read, string noun, bool keysToldElsewhere = false)
    {
        List<T> values = [];
        var nested = _describing ? Described(key, r => values.Add(read(r))) : null;
        Note(key, new SettingKind.List(), null, help, nested?._settings.All, keysToldElsewhere);
        foreach (var (number, item) in ItemsOf(key).Index())
            if (Inside(new(new(item.Span, key, Plain: false, Exact: false), item), $"{noun} {number + 1}", $"an item of '{key}'") is { } reader)
                values.Add(reader.Checked(read));
        return values;
    }

    /// <summary>A mapping from free names to mappings that somebody else reads, in file order.</summary>
    public IReadOnlyList<(Located<string> Name, BudgetNode.Mapping Settings)> NamedMappings(string key, string help)
    {
        Note(key, new SettingKind.Elsewhere(), null, help);
        return [.. EntriesOf(key).Select(e => AsMapping(e)).OfType<BudgetNode.Entry>().Select(e => (e.Key.Located, (BudgetNode.Mapping)e.Value))];
    }

    /// <summary>Settings of one kind below a key; null if the key is absent. A scalar is read by <paramref name="shortForm"/>.</summary>
    public T? Section<T>(string key, string help, Func<SettingsReader, T> read, Func<Located<string>, T>? shortForm = null, TextForm? form = null) where T : class
    {
        var nested = _describing ? Described(key, r => read(r)) : null;
        Note(key, new SettingKind.Section(shortForm is null ? null : form ?? TextForm.Any), null, help, nested: nested?._settings.All);
        if (_mapping.Find(key) is not { } entry) return null;
        return shortForm is not null && entry.Value is BudgetNode.Scalar { IsNull: false, Doubtful: false } text ? shortForm(text.Located) : Inside(entry, key)?.Checked(read);
    }

    /// <summary>The key <c>budgets</c>.</summary>
    public IReadOnlyList<BudgetItem> Budgets()
    {
        Note("budgets", new SettingKind.Budgets(), null, "What must hold, one expression a line: metric, operator, limit.");
        return ValueOf("budgets") is { } node ? BudgetList.Read(node, _problems) : [];
    }

    /// <summary>One budget as the value of a key.</summary>
    public Located<BudgetExpression>? Budget(string key, string help)
    {
        Note(key, new SettingKind.Budget(), null, help);
        return ScalarOf(key, "a budget such as 'p95 < 100ms'", nullIsProblem: true) is { } scalar && BudgetExpressionParser.Parse(scalar, _problems) is { } expression
            ? new(expression, scalar.Span)
            : null;
    }

    /// <summary>A key whose value somebody else reads.</summary>
    public BudgetNode.Entry? Entry(string key, SettingKind kind, string help)
    {
        Note(key, kind, null, help);
        return _mapping.Find(key);
    }

    /// <summary>Keys that people may look for here, and the place where they are; the first place that is told counts.</summary>
    public void BelongElsewhere(Func<IReadOnlyList<Setting>> keys, string place) => _elsewhere.Add((keys, place));

    /// <summary>Keys that no read has asked for.</summary>
    public IEnumerable<Located<string>> UnknownKeys => _mapping.Entries.Select(e => e.Key.Located).Where(k => !_settings.Has(k.Value));

    /// <summary>Every key that no read has asked for. Whoever made the reader calls it, once, at the end.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var key in UnknownKeys)
            Report(_elsewhere.Find(e => e.Keys().Any(s => s.Key == key.Value)) is { Place: { } place }
                ? Rules.NestedUnder.At(key.Span, key.Value, Where, place)
                : Rules.UnknownKey.At(key.Span, key.Value, Where, Suggestion.For(key.Value, _settings.All.Select(s => s.Key))));
    }

    /// <summary>The entry with its value as a mapping, an empty one for nothing; null after a problem.</summary>
    public BudgetNode.Entry? AsMapping(BudgetNode.Entry entry, string? called = null)
    {
        if (entry.Value is BudgetNode.Mapping) return entry;
        if (entry.Value is BudgetNode.Scalar { Doubtful: true }) return null;
        if (entry.Value is BudgetNode.Scalar { IsNull: true }) return entry with { Value = new BudgetNode.Mapping(entry.Value.Span, []) };
        Report(Rules.WrongShape.At(entry.Value.Span, called ?? $"'{entry.Key.Text}'", "a mapping", entry.Value.Shape));
        return null;
    }

    private SettingsReader? Inside(BudgetNode.Entry entry, string where, string? called = null) =>
        AsMapping(entry, called)?.Value is BudgetNode.Mapping mapping
            ? new(mapping, Where == TopLevel ? where : $"{Where}, {where}", _problems, _describing) { NameSpan = entry.Key.Span }
            : null;

    /// <summary>Null for an absent key, and for a value that was complained about when the file was parsed.</summary>
    private BudgetNode? ValueOf(string key) => _mapping.Find(key)?.Value is { } value and not BudgetNode.Scalar { Doubtful: true } ? value : null;

    private T Checked<T>(Func<SettingsReader, T> read)
    {
        var value = read(this);
        ReportUnknownKeys();
        return value;
    }

    private IReadOnlyList<BudgetNode> ItemsOf(string key) =>
        ValueOf(key) switch { null or BudgetNode.Scalar { IsNull: true } => [], BudgetNode.Sequence list => list.Items, var one => [one] };

    private IReadOnlyList<BudgetNode.Entry> EntriesOf(string key)
    {
        switch (ValueOf(key))
        {
            case null or BudgetNode.Scalar { IsNull: true }: return [];
            case BudgetNode.Mapping mapping: return mapping.Entries;
            case var other:
                Report(Rules.WrongShape.At(other.Span, $"'{key}'", "a mapping", other.Shape));
                return [];
        }
    }

    private BudgetNode.Scalar? ScalarOf(string key, string expected, bool nullIsProblem = false)
    {
        switch (ValueOf(key))
        {
            case null: return null;
            case BudgetNode.Scalar { IsNull: false } scalar: return scalar;
            case BudgetNode.Scalar when !nullIsProblem: return null;
            case var other:
                Report(Rules.WrongShape.At(other.Span, $"'{key}'", expected, other.Shape));
                return null;
        }
    }

    private void Note(string key, SettingKind kind, string? standard, string help, IReadOnlyList<Setting>? nested = null, bool toldElsewhere = false) =>
        _settings.Add(new(key, kind, standard, Required: false, help, nested ?? []) { ToldElsewhere = toldElsewhere });
}
