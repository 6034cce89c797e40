using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Import.Artillery;

/// <summary>Makes texts of a budget file of Artillery's, which have <c>{{ name }}</c> too, and functions of their own.</summary>
internal sealed partial class ArtilleryText(ICollection<Diagnostic> problems)
{
    /// <summary>Variables that texts so far refer to, and where the first does.</summary>
    public Dictionary<string, SourceSpan> Used { get; } = [];

    public string Of(string text, SourceSpan span)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (Match match in Place().Matches(text))
        {
            filled.Append(Yaml.Literal(text[at..match.Index])).Append(Filled(match.Groups["inside"].Value.Trim(), span));
            at = match.Index + match.Length;
        }
        return filled.Append(Yaml.Literal(text[at..])).ToString();
    }

    private string Filled(string inside, SourceSpan span)
    {
        if (Environment().Match(inside) is { Success: true } environment && Interpolation.IsName(environment.Groups["name"].Value)) return $"${{{environment.Groups["name"].Value}}}";
        if (inside is "$uuid" or "$guid" or "$uuid()" or "$randomUUID()") return "{{$guid}}";
        if (RandomNumber().Match(inside) is { Success: true } random) return string.Create(CultureInfo.InvariantCulture, $"{{{{$random {random.Groups["from"].Value}..{random.Groups["to"].Value}}}}}");
        if (inside.Length > 0 && inside.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.'))
        {
            Used.TryAdd(inside, span);
            return $"{{{{{inside}}}}}";
        }
        problems.Add(Rules.LeftOut.At(span, $"'{{{{ {inside} }}}}'", "no text is made in that way; its own words stand in its place"));
        return Yaml.Literal(inside);
    }

    [GeneratedRegex(@"\{\{(?<inside>[^{}]*)\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\A\$(processEnvironment|env)\.(?<name>\S+)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Environment();

    [GeneratedRegex(@"\A\$randomNumber\(\s*(?<from>-?[0-9]{1,15})\s*,\s*(?<to>-?[0-9]{1,15})\s*\)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex RandomNumber();
}
