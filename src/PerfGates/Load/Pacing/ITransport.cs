namespace PerfGates.Load.Pacing;

/// <summary>Moves the bytes of a step to the server and back.</summary>
internal interface ITransport
{
    /// <summary>For people.</summary>
    string Name { get; }

    int Threads { get; }

    /// <summary>Opens connections, begins the step, and returns when its last answer is there or it was stopped.</summary>
    /// <param name="calibrates">Also measures how evenly this machine runs, before and after.</param>
    Findings Run(StepRun run, bool calibrates);
}
