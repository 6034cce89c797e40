using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfGates.Revisions;

/// <summary>A file of a diff that shows it whole.</summary>
/// <param name="Path">In the repository; quoted by git where it has characters that need that.</param>
/// <param name="Then">Empty where it did not exist.</param>
/// <param name="Now">Empty where it is gone.</param>
internal sealed partial record BothSides(string Path, string Then, string Now)
{
    /// <summary>Takes a unified diff apart; of one that shows less than whole files come pieces. Never throws.</summary>
    public static IReadOnlyList<BothSides> Of(IEnumerable<string> diff)
    {
        List<BothSides> files = [];
        var (path, then, now) = ("", new StringBuilder(), new StringBuilder());
        var (thenLeft, nowLeft) = (0, 0);
        foreach (var line in diff)
            // Inside of a hunk its counts say what belongs to it: a removed line may look like a header.
            if (thenLeft > 0 || nowLeft > 0) Take(line);
            else if (line.StartsWith("diff --git ", StringComparison.Ordinal))
            {
                End();
                path = line[(line.LastIndexOf(" b/", StringComparison.Ordinal) is > 0 and var at ? at + 3 : line.LastIndexOf(' ') + 1)..].TrimEnd('"');
            }
            else if (Hunk().Match(line) is { Success: true } hunk) (thenLeft, nowLeft) = (Count(hunk.Groups[1]), Count(hunk.Groups[2]));
        End();
        return files;

        void Take(string line)
        {
            // Some write an empty line for an empty line that did not change.
            var (kind, text) = line.Length == 0 ? (' ', "") : (line[0], line[1..]);
            if (kind is '\\') return;
            if (kind is not '+' && thenLeft-- > 0) then.Append(text).Append('\n');
            if (kind is not '-' && nowLeft-- > 0) now.Append(text).Append('\n');
        }

        void End()
        {
            if (path.Length > 0) files.Add(new(path, then.ToString(), now.ToString()));
            (path, thenLeft, nowLeft) = ("", 0, 0);
            then.Clear();
            now.Clear();
        }
    }

    private static int Count(Group count) => !count.Success ? 1 : int.TryParse(count.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : 0;

    [GeneratedRegex(@"^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")]
    private static partial Regex Hunk();
}
