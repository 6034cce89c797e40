using System.Text.RegularExpressions;
using PerfGates.Tests.Docs;

namespace PerfGates.Tests.Architecture;

public partial class SourceFiles
{
    [Fact]
    public void Have_at_most_300_lines() =>
        WhoKnowsWhom.None(WhoKnowsWhom.Sources().Where(f => File.ReadLines(Repository.At(f)).Count() > 300));

    [Fact]
    public void Are_named_by_what_they_are() =>
        WhoKnowsWhom.None(WhoKnowsWhom.Sources().Where(f => f.Split('/').Any(part => Vague().IsMatch(Path.GetFileNameWithoutExtension(part)))));

    [Fact]
    public void Put_nothing_off() =>
        WhoKnowsWhom.None(WhoKnowsWhom.Sources().SelectMany(f => File.ReadLines(Repository.At(f)).Select((line, i) => (Place: $"{f}:{i + 1}", line))).Where(l => PutOff().IsMatch(l.line)).Select(l => l.Place));

    [Fact]
    public void Hold_no_regions_and_no_partial_classes_but_generated_ones()
    {
        var hidden = from file in WhoKnowsWhom.Sources()
                     let text = File.ReadAllText(Repository.At(file))
                     where text.Contains("#region", StringComparison.Ordinal) || (text.Contains(" partial class ", StringComparison.Ordinal) && !Generated().IsMatch(text))
                     select file;
        WhoKnowsWhom.None(hidden);
    }

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utility|Utilities|Service|Processor|Handler|Wrapper|Base|Common|Extensions|Misc)$")]
    private static partial Regex Vague();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex PutOff();

    [GeneratedRegex(@"\[(GeneratedRegex|LibraryImport|JsonSerializable)\b")]
    private static partial Regex Generated();
}
