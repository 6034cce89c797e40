using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Processes;

namespace PerfGates.Probes;

/// <summary>Reads how a budget file says what to start: words, and environment variables.</summary>
internal static class WrittenProgram
{
    /// <summary>What is said where <c>{output}</c> stands for nothing.</summary>
    public const string NoOutput = "{output} is the assembly of the project beside the budget file, and there is none, or more than one; name the file";

    private static readonly TextForm Code = TextForm.Like("[+-]?[0-9]{1,10}", "a whole number, or a list of them", "0", "1") with { Numbers = (int.MinValue, int.MaxValue) };

    private const string Output = "{output}";
    private const string Nul = "no operating system passes a NUL character on";

    /// <summary>A command line, split without a shell, or a list of words. Empty if the key is absent, and after a problem.</summary>
    public static IReadOnlyList<string> Words(SettingsReader settings, string key, string help)
    {
        var words = Read(settings, key, help);
        if (words is [{ Length: 0 }, ..] || words.Count == 0 && settings.IsList(key))
            settings.Report(Rules.InvalidValue.At(settings.ValueSpan(key), "", key, "the first word names the program"));
        return words;
    }

    /// <summary>As <see cref="Words"/>, of what stands behind a program's name.</summary>
    public static IReadOnlyList<string> Arguments(SettingsReader settings, string key, string help) => Read(settings, key, help, orNone: true);

    public static Dictionary<string, string?> Environment(SettingsReader settings, string key, string help)
    {
        var variables = settings.TextMap(key, help);
        foreach (var (name, value) in variables)
            if (name.Value.Length == 0 || name.Value.Contains('=')) settings.Report(Rules.InvalidValue.At(name.Span, name.Value, key, "the name of a variable is not empty and has no '='"));
            else if ((name.Value + value.Value).Contains('\0')) settings.Report(Rules.InvalidValue.At(value.Span, Shown(value.Value), key, Nul));
        return variables.ToDictionary(v => v.Name.Value, v => (string?)v.Value.Value);
    }

    /// <summary>With the project's built assembly for <c>{output}</c>; null where there is none.</summary>
    public static string[]? WithOutput(IEnumerable<string> words, BuildFacts build)
    {
        string[] all = [.. words];
        if (!NeedsOutput(all)) return all;
        return build.Outputs.Count == 0 ? null : [.. all.Select(w => w.Replace(Output, build.Outputs[0], StringComparison.Ordinal))];
    }

    public static bool NeedsOutput(IEnumerable<string> words) => words.Any(w => w.Contains(Output, StringComparison.Ordinal));

    /// <summary>The codes that mean success, at least one.</summary>
    public static IReadOnlyList<int> ExitCodes(SettingsReader settings)
    {
        List<int> codes = [];
        foreach (var written in settings.Texts("exit-code", "The exit codes that mean success.", Code, "0"))
            if (int.TryParse(written.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)) codes.Add(code);
            else settings.Report(Rules.InvalidValue.At(written.Span, written.Value, "exit-code", "write a whole number, or a list of them"));
        if (settings.IsList("exit-code") && codes.Count == 0) settings.Report(Rules.InvalidValue.At(settings.ValueSpan("exit-code"), "[]", "exit-code", "write at least one code"));
        return codes;
    }

    private static IReadOnlyList<string> Read(SettingsReader settings, string key, string help, bool orNone = false)
    {
        var words = settings.Texts(key, help);
        foreach (var word in words.Where(w => w.Value.Contains('\0'))) settings.Report(Rules.InvalidValue.At(word.Span, Shown(word.Value), key, Nul));
        if (settings.IsList(key)) return [.. words.Select(w => w.Value)];
        if (words is not [var line] || orNone && string.IsNullOrWhiteSpace(line.Value)) return [];
        var split = CommandLine.Split(line.Value, out var problem);
        if (problem is not null) settings.Report(Rules.InvalidValue.At(Part(line, problem.Offset, problem.Length), line.Value, key, problem.Text));
        return split;
    }

    // A text whose length on its one line is its own stands there character by character.
    private static SourceSpan Part(Located<string> text, int offset, int length) =>
        text.Span.Line == text.Span.EndLine && text.Span.EndColumn - text.Span.Column == text.Value.Length ? text.Span.Part(offset, length) : text.Span;

    private static string Shown(string text) => text.Replace("\0", "\\0", StringComparison.Ordinal);
}
