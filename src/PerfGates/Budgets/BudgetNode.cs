using PerfGates.Diagnostics;

namespace PerfGates.Budgets;

/// <summary>
/// The budget file as a tree in which every value knows where it stands; an alias stands where it is used, not where
/// its anchor is. Positions are the reason for having a tree of our own: YamlDotNet's nodes lose them for aliases, and
/// its stream stops at the first duplicate key.
/// </summary>
internal abstract record BudgetNode(SourceSpan Span)
{
    /// <param name="Span">The text itself: inside the quotes, behind an anchor; of a block scalar from its <c>|</c> on.</param>
    /// <param name="Text">Unescaped, and with variables filled in.</param>
    /// <param name="Plain">Written without quotes, without variables and on one line.</param>
    /// <param name="Exact">True if character i of <paramref name="Text"/> stands at column <c>Span.Column + i</c>.</param>
    internal sealed record Scalar(SourceSpan Span, string Text, bool Plain, bool Exact) : BudgetNode(Span)
    {
        /// <summary>A problem with it was reported already, and <see cref="Text"/> is not what was meant; readers pass over it in silence.</summary>
        public bool Doubtful { get; init; }

        public bool IsNull => Plain && Text is "" or "~" or "null";

        /// <summary>Where a part of the text stands; the whole scalar if that cannot be told.</summary>
        public SourceSpan Part(int offset, int length) => Exact ? Span.Part(offset, length) : Span;

        public Located<string> Located => new(Text, Span);
    }

    internal sealed record Mapping(SourceSpan Span, IReadOnlyList<Entry> Entries) : BudgetNode(Span)
    {
        public Entry? Find(string key) => Entries.FirstOrDefault(e => e.Key.Text == key);
    }

    internal sealed record Sequence(SourceSpan Span, IReadOnlyList<BudgetNode> Items) : BudgetNode(Span);

    /// <summary>A key and its value; keys of one mapping are unique, duplicates were reported and dropped.</summary>
    internal sealed record Entry(Scalar Key, BudgetNode Value);

    /// <summary>"a list", for messages.</summary>
    public string Shape => this switch
    {
        Scalar { IsNull: true } => "nothing",
        Scalar scalar => $"'{scalar.Text}'",
        Mapping => "a mapping",
        Sequence => "a list",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
