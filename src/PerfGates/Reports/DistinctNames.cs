using System.Globalization;

namespace PerfGates.Reports;

/// <summary>Names of which a system takes each once: where two are equal, what tells them apart is added.</summary>
internal sealed class DistinctNames
{
    private readonly HashSet<string> _taken = [];

    /// <param name="more">"name (more)" is the name of the second one, and "name (more, 2)" of another such.</param>
    public string Of(string name, string more)
    {
        if (_taken.Add(name)) return name;
        var distinct = $"{name} ({more})";
        for (var i = 2; !_taken.Add(distinct); i++) distinct = string.Create(CultureInfo.InvariantCulture, $"{name} ({more}, {i})");
        return distinct;
    }
}
