using System.Reflection;
using System.Text.RegularExpressions;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Samples;

/// <summary>The page of the samples and their tests name the same commands.</summary>
public partial class SampleCommands
{
    [Fact]
    public void Are_those_that_the_page_names() => Assert.Equal(Named().Order(), Tried().Order());

    private static IEnumerable<string> Named() =>
        Commands().Matches(ByHand().Replace(File.ReadAllText(Path.Combine(Workbench.RepositoryRoot, "samples", "README.md")), "")).Select(m => m.Groups["command"].Value);

    private static IEnumerable<string> Tried() => typeof(SampleCommands).Assembly.GetTypes()
        .Where(t => t.Namespace == typeof(SampleCommands).Namespace)
        .SelectMany(t => t.GetMethods()).SelectMany(m => m.GetCustomAttributes<InlineDataAttribute>()).Select(d => (string)d.Data[0]!);

    [GeneratedRegex(@"^\$ (?<command>.*samples/.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Commands();

    [GeneratedRegex("```console by-hand\n.*?\n```", RegexOptions.Singleline)]
    private static partial Regex ByHand();
}
