using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>What the value of a key may be: a closed set, so that help, reference and schema are made of one declaration.</summary>
internal abstract record SettingKind
{
    private SettingKind() { }

    /// <summary>For people: "text", "whole number", "duration", "raw | gzip | brotli", "list of text", …</summary>
    public abstract string Says { get; }

    internal sealed record Text(TextForm Form) : SettingKind
    {
        public override string Says => Form.Words.Count > 0 && Form.Pattern is null ? string.Join(" | ", Form.Words) : "text";
    }

    internal sealed record Flag : SettingKind
    {
        public override string Says => "true | false";
    }

    internal sealed record Whole(int Least, int Most) : SettingKind
    {
        public override string Says => "whole number";
    }

    internal sealed record Amount(Dimension Dimension) : SettingKind
    {
        public override string Says => QuantityText.Name(Dimension);
    }

    internal sealed record Choice(IReadOnlyList<string> Words) : SettingKind
    {
        public override string Says => string.Join(" | ", Words);
    }

    /// <summary>One text is a list of one.</summary>
    /// <param name="Standard">The default; may be empty.</param>
    internal sealed record Texts(TextForm Form, IReadOnlyList<string> Standard) : SettingKind
    {
        public override string Says => "list of text";
    }

    /// <summary>Free names to texts.</summary>
    /// <param name="OrText">A text alone will do.</param>
    internal sealed record TextMap(TextForm Form, bool OrText) : SettingKind
    {
        public override string Says => OrText ? "text | mapping of text" : "mapping of text";
    }

    /// <summary>The keys below, for each free name.</summary>
    internal sealed record Named : SettingKind
    {
        public override string Says => "mapping";
    }

    /// <summary>A list of mappings with the keys below; a mapping is a list of one.</summary>
    internal sealed record List : SettingKind
    {
        public override string Says => "list of mappings";
    }

    /// <summary>A mapping with the keys below.</summary>
    /// <param name="ShortForm">What a text instead of it must be; null: there is no short form.</param>
    internal sealed record Section(TextForm? ShortForm) : SettingKind
    {
        public override string Says => ShortForm is null ? "mapping" : "text | mapping";
    }

    internal sealed record Budgets : SettingKind
    {
        public override string Says => "list of budgets";
    }

    internal sealed record Budget : SettingKind
    {
        public override string Says => "budget";
    }

    /// <param name="Lasting">Each says, or may say, how long.</param>
    internal sealed record Conditions(bool Lasting) : SettingKind
    {
        public override string Says => Lasting ? "list of conditions with 'for'" : "list of conditions";
    }

    /// <summary>Anything that JSON can say.</summary>
    internal sealed record Any : SettingKind
    {
        public override string Says => "any value";
    }

    /// <summary>The number itself, without quotes.</summary>
    internal sealed record Exactly(int Number) : SettingKind
    {
        public override string Says => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The texts that <c>${name}</c> stands for.</summary>
    internal sealed record Variables : SettingKind
    {
        public override string Says => "mapping of text";
    }

    /// <summary>A mapping whose keys are told by somebody else: a probe's, a server's.</summary>
    internal sealed record Elsewhere : SettingKind
    {
        public override string Says => "mapping";
    }
}
