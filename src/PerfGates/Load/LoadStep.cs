using System.Text.Json.Serialization;

namespace PerfGates.Load;

/// <summary>What the generator is told after the plan, a line of JSON each: one step of load after the other.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Step), "step")]
[JsonDerivedType(typeof(Stop), "stop")]
internal abstract record LoadOrder
{
    private LoadOrder() { }

    /// <param name="Number">Under which its windows are told; grows.</param>
    /// <param name="WarmUp">Load of the same kind before it, not counted.</param>
    /// <param name="For">How long; null where iterations end it.</param>
    /// <param name="Iterations">Passes of the scenario in all, warm-up not counted; null where time ends it.</param>
    /// <param name="Window">Length of the windows that are told; divides a second, or is whole seconds.</param>
    internal sealed record Step(int Number, string Name, Drive Drive, TimeSpan WarmUp, TimeSpan? For, long? Iterations, TimeSpan Window) : LoadOrder
    {
        /// <summary>Passes that are made before it and not counted, shared by the users; instead of a time.</summary>
        public long WarmUpIterations { get; init; }
    }

    /// <summary>Ends the running step now; what was counted is told.</summary>
    internal sealed record Stop : LoadOrder;
}

/// <summary>How requests begin.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "model")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Open), "open")]
internal abstract record Drive
{
    private Drive() { }

    /// <summary>So many users, each with a connection of its own, each waiting for its answer.</summary>
    internal sealed record Closed(int Users) : Drive;

    /// <summary>Passes begin by the clock, whether or not answers come; latency counts from the intended start.</summary>
    /// <param name="Rate">Passes per second at the start.</param>
    /// <param name="RateTo">At the end, linearly; the same for a constant rate.</param>
    /// <param name="Poisson">Exponential spacing instead of equal.</param>
    /// <param name="Connections">At most.</param>
    /// <param name="LateAfter">Sent so much after its intended start, because every connection was busy, a request is late.</param>
    /// <param name="Backlog">Passes that may wait for a connection; beyond, they are dropped.</param>
    internal sealed record Open(double Rate, double RateTo, bool Poisson, int Connections, TimeSpan LateAfter, int Backlog) : Drive;
}
