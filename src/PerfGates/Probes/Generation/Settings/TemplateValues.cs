using System.Globalization;
using PerfGates.Load;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>What {{name}} stands for while one thing is made.</summary>
internal sealed class TemplateValues(Making making)
{
    private readonly Dictionary<string, string> _values = new()
    {
        ["run"] = making.Run.ToString(CultureInfo.InvariantCulture),
        ["job"] = making.Job.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Known before anything is sent: the number of the run, and that of the job among those at the same time.</summary>
    public static IReadOnlyList<string> OfRun { get; } = ["run", "job"];

    // Another one in each invocation, so that no cache of a server that stays answers.
    private readonly Random _random = new(HashCode.Combine(making.Context.Clock.GetTimestamp(), making.Run, making.Job));

    public string this[string name] { set => _values[name] = value; }

    public string Fill(string text) => string.Concat(Template.Parse(text, out _).Parts.Select(p => p switch
    {
        TemplatePart.Literal literal => literal.Text,
        TemplatePart.Variable variable => _values[variable.Name],
        TemplatePart.Guid => Guid.NewGuid().ToString(),
        TemplatePart.Sequence => _values["run"] + _values["job"],
        TemplatePart.Now => making.Context.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        TemplatePart.Random(var from, var to) => _random.NextInt64(from, to == long.MaxValue ? to : to + 1).ToString(CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException(),
    }));
}
