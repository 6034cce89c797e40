namespace PerfGates.Tests.Schema;

/// <summary>What the reader refuses and a schema cannot, each code with its reason. Every other code about a budget file is a matter of shape, and the schema refuses it too.</summary>
internal static class BeyondASchema
{
    public static IReadOnlyDictionary<string, string> Codes { get; } = new Dictionary<string, string>
    {
        ["PG2108"] = "a relation between 'abort' and budgets",
        ["PG4001"] = "an editor's own reader of YAML says it",
        ["PG4002"] = "as PG4001",
        ["PG4003"] = "as PG4001",
        ["PG4004"] = "the size of the file",
        ["PG4005"] = "what YAML may do",
        ["PG4006"] = "an editor's own reader of YAML says it",
        ["PG4009"] = "of several keys one must be there: 'url' or 'server', a method",
        ["PG4011"] = "which version of PerfGates reads it",
        ["PG4012"] = "ranges of quantities, and what other keys and the environment allow",
        ["PG4013"] = "the environment",
        ["PG4014"] = "what stands inside of ${}",
        ["PG4018"] = "a metric belongs to a probe and its settings",
        ["PG4020"] = "the unit belongs to the metric",
        ["PG4021"] = "the direction belongs to the metric",
        ["PG4022"] = "a budget and its sampling",
        ["PG4023"] = "a relation between gates",
        ["PG4024"] = "budgets may be inside of the probe's settings",
        ["PG4026"] = "regular expressions and JSONPaths",
        ["PG4029"] = "what YAML makes of an unquoted pattern",
        ["PG4027"] = "words of the format that only this version lacks",
        ["PG4030"] = "a relation between gates",
        ["PG4031"] = "a relation between a budget and a selection",
        ["PG4032"] = "of 'generation', whose keys depend on what makes it",
        ["PG4033"] = "a name among the servers",
        ["PG4034"] = "names of gates and servers",
        ["PG4035"] = "of two keys one must be there",
        ["PG4036"] = "which servers gates use",
        ["PG4040"] = "what gives a variable its value",
        ["PG4041"] = "braces of {{variables}}",
        ["PG4042"] = "names among each other",
        ["PG4043"] = "a name among the requests",
        ["PG4044"] = "keys that exclude each other",
        ["PG4045"] = "a URL and the server of its gate",
        ["PG4050"] = "durations that must fit into each other",
        ["PG4051"] = "durations that must fit into each other",
        ["PG4056"] = "words among each other",
        ["PG4063"] = "what the probe of the gate does",
    };
}
