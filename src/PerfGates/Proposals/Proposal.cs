using PerfGates.Import;
using PerfGates.Units;

namespace PerfGates.Proposals;

/// <summary>Gates of a first budget file, with limits still open.</summary>
internal sealed record Proposal(IReadOnlyList<ProposedServer> Servers, IReadOnlyList<ProposedGate> Gates);

/// <param name="Settings">What stands under its name, without budgets.</param>
internal sealed record ProposedServer(string Name, IReadOnlyList<Yaml.Entry> Settings, IReadOnlyList<ProposedBudget> Budgets);

/// <param name="What">For people: "the front end in 'wwwroot'".</param>
/// <param name="Server">That it uses; null for none.</param>
internal sealed record ProposedGate(string Name, string What, string Probe, IReadOnlyList<Yaml.Entry> Settings, IReadOnlyList<ProposedBudget> Budgets, string? Server = null);

/// <param name="Operator">"==" stands for a limit that is right whatever was measured, the guess.</param>
/// <param name="Guess">As a budget file has it, for who does not measure.</param>
/// <param name="Room">The limit is so many times what was measured, unless that is exact.</param>
internal sealed record ProposedBudget(string Metric, string Operator, string Guess, double Room = ProposedBudget.Twice)
{
    public const double Twice = 2;

    /// <summary>For times of whole programs, which a busy machine stretches more than anything else, and of which one run may be judged alone.</summary>
    public const double FourTimes = 4;

    public bool IsFixed => Operator == "==";

    /// <summary>So that it can be measured before anything is known.</summary>
    public string Unbounded => IsFixed ? Guess : QuantityText.TryParse(Guess, out var guess, out _) && guess.Dimension == Dimension.Time ? "1000h" : guess.Dimension == Dimension.Size ? "1000TB" : "100000%";
}
