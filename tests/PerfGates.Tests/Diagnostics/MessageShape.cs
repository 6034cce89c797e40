using System.Text.RegularExpressions;
using PerfGates.Diagnostics;

namespace PerfGates.Tests.Diagnostics;

/// <summary>Turns the format of a rule into an expression that matches what it can print, and nothing else.</summary>
internal static partial class MessageShape
{
    public static string Of(Rule rule)
    {
        HashSet<string> seen = [];
        var text = Piece().Replace(rule.Format, piece => piece.Value switch
        {
            "{{" => @"\{",
            "}}" => @"\}",
            ['{', .. var number, '}'] => seen.Add(number) ? $"(?<a{number}>.*)" : $@"\k<a{number}>",
            var literal => Regex.Escape(literal),
        });
        return $@"\A\S+\(\d+,\d+\): (error|warning|message) {rule.Code}: {text} \(perfgates explain {rule.Code}\)\z";
    }

    [GeneratedRegex(@"\{\{|\}\}|\{\d+\}|[^{}]+")]
    private static partial Regex Piece();
}
