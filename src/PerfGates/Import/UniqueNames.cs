namespace PerfGates.Import;

/// <summary>Names of requests: each once in a gate, because budgets and errors address them.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = [];

    public string Take(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_taken.Add(name); number++) name = $"{wanted} ({number})";
        return name;
    }
}
