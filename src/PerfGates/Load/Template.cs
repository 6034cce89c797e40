namespace PerfGates.Load;

/// <summary>
/// A text with places to fill, as in mustache: <c>{{name}}</c> for a variable, <c>{{$guid}}</c>, <c>{{$seq}}</c>,
/// <c>{{$now}}</c>, <c>{{$random 1..100}}</c> for what is made anew each time.
/// </summary>
/// <param name="Parts">In order.</param>
internal sealed record Template(IReadOnlyList<TemplatePart> Parts)
{
    /// <summary>Names of the variables that it needs.</summary>
    public IEnumerable<string> Variables => Parts.OfType<TemplatePart.Variable>().Select(v => v.Name);

    public bool IsConstant => Parts.All(p => p is TemplatePart.Literal);

    /// <summary>What is wrong, and where in the text; null if nothing is. The template then has what could be read.</summary>
    public static Template Parse(string text, out (int Offset, int Length, string Text)? problem)
    {
        problem = null;
        List<TemplatePart> parts = [];
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0) break;
            if (open > at) parts.Add(new TemplatePart.Literal(text[at..open]));
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                problem ??= (open, text.Length - open, "'{{' without '}}'");
                return new(parts);
            }
            var inside = text[(open + 2)..close].Trim();
            if (PartOf(inside) is { } part) parts.Add(part);
            else problem ??= (open, close + 2 - open, inside.StartsWith('$')
                ? $"'{inside}' is not known; known are $guid, $seq, $now and $random 1..100"
                : $"'{inside}' is not the name of a variable");
            at = close + 2;
        }
        if (at < text.Length) parts.Add(new TemplatePart.Literal(text[at..]));
        return new(parts);
    }

    private static TemplatePart? PartOf(string inside) => inside switch
    {
        "$guid" => new TemplatePart.Guid(),
        "$seq" => new TemplatePart.Sequence(),
        "$now" => new TemplatePart.Now(),
        _ when inside.StartsWith("$random ", StringComparison.Ordinal) => Random(inside["$random ".Length..]),
        _ when inside.Length > 0 && inside.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.') => new TemplatePart.Variable(inside),
        _ => null,
    };

    private static TemplatePart.Random? Random(string range)
    {
        var ends = range.Split("..");
        return ends.Length == 2 && Whole(ends[0]) is { } from && Whole(ends[1]) is { } to && from <= to ? new(from, to) : null;
    }

    private static long? Whole(string text) =>
        long.TryParse(text.Trim(), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
}

internal abstract record TemplatePart
{
    private TemplatePart() { }

    internal sealed record Literal(string Text) : TemplatePart;

    internal sealed record Variable(string Name) : TemplatePart;

    /// <summary>A new UUID of version 4.</summary>
    internal sealed record Guid : TemplatePart;

    /// <summary>1, 2, 3, … over all users of the plan.</summary>
    internal sealed record Sequence : TemplatePart;

    /// <summary>The time in UTC: 2026-11-21T18:41:51.123Z.</summary>
    internal sealed record Now : TemplatePart;

    /// <summary>A whole number, both ends included, each as likely.</summary>
    internal sealed record Random(long From, long To) : TemplatePart;
}
