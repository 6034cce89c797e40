namespace PerfGates.Planning;

internal enum RequirementKind
{
    Gpu,
    Browser,
    Linux,
    Windows,
    MacOs,

    /// <summary><c>env:NAME</c>: an environment variable that is set and not empty.</summary>
    Variable,

    /// <summary><c>program:NAME</c>: a program on PATH.</summary>
    Program,
}

/// <summary>What a gate needs of the machine; absent, the gate is skipped.</summary>
internal sealed record Requirement(RequirementKind Kind, string Argument)
{
    /// <summary>How they are written, for messages.</summary>
    public static IReadOnlyList<string> Known { get; } = ["gpu", "browser", "linux", "windows", "macos", "env:NAME", "program:NAME"];

    public static Requirement? Parse(string text) => text switch
    {
        "gpu" => new(RequirementKind.Gpu, ""),
        "browser" => new(RequirementKind.Browser, ""),
        "linux" => new(RequirementKind.Linux, ""),
        "windows" => new(RequirementKind.Windows, ""),
        "macos" => new(RequirementKind.MacOs, ""),
        _ when text.StartsWith("env:", StringComparison.Ordinal) && text.Length > 4 => new(RequirementKind.Variable, text[4..]),
        _ when text.StartsWith("program:", StringComparison.Ordinal) && text.Length > 8 => new(RequirementKind.Program, text[8..]),
        _ => null,
    };
}
