namespace PerfGates.Processes;

/// <summary>A program that runs.</summary>
/// <param name="Id">Of its process.</param>
/// <param name="Start">Which start of the run it is: with the run's cookie it finds all that the program started.</param>
/// <param name="LastLines">At most 20 last lines of its output so far, oldest first.</param>
internal sealed record StartedProgram(int Id, int Start, Func<IReadOnlyList<string>> LastLines)
{
    /// <summary>The process that runs it, is its parent, and becomes that of whatever leaves it; null where it was started directly.</summary>
    public int? Launcher { get; init; }
}
