using System.Text.Json.Serialization;

namespace PerfGates.Load;

/// <summary>What the generator tells, a line of JSON each on its standard output, none longer than 60 000 characters.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Window), "window")]
[JsonDerivedType(typeof(Failure), "failure")]
[JsonDerivedType(typeof(First), "first")]
[JsonDerivedType(typeof(Counted), "counted")]
[JsonDerivedType(typeof(StepDone), "done")]
[JsonDerivedType(typeof(Refused), "refused")]
internal abstract record LoadEvent
{
    public const int MostOfABody = 800;

    private LoadEvent() { }

    /// <summary>Set-up is done; steps may come.</summary>
    /// <param name="Engine">For people: "epoll", "sockets (TLS 1.3)", "SocketsHttpHandler (HTTP/2)".</param>
    internal sealed record Ready(string Engine, int Threads) : LoadEvent;

    /// <summary>One request in one window of time. Windows without anything of a request are not told.</summary>
    /// <param name="Index">Of the window, from 0; it begins Index × length after the step's measured start. Those at or after <see cref="StepDone.Elapsed"/> hold answers that were still under way when the time was over.</param>
    /// <param name="Started">Passes begun or due in it, per window and not per request: told with request 0 of the plan only.</param>
    /// <param name="Ok">Answers, by when they came, that met every expectation.</param>
    /// <param name="Failed">By cause: "status 500", "timeout", "expected $.id".</param>
    /// <param name="Late">Sent late because every connection was busy.</param>
    /// <param name="Dropped">Never sent, because too many waited.</param>
    /// <param name="ChecksMet">Expectations met, of <paramref name="ChecksTried"/>.</param>
    /// <param name="Bytes">Received, heads included.</param>
    /// <param name="Sum">Of the latencies of ok answers in seconds; likewise the rest.</param>
    /// <param name="Over">As long as the plan's limits: ok answers that took at least so long, and all failed ones.</param>
    /// <param name="Histogram">Pairs: bucket of <see cref="Buckets.Coarse"/>, count; ok answers only, in rising order.</param>
    internal sealed record Window(int Step, int Request, int Index, long Ok, IReadOnlyDictionary<string, long> Failed, long Late, long Dropped, long ChecksMet, long ChecksTried, long Bytes, double Sum, double SumOfSquares, double Max, IReadOnlyList<long> Over, IReadOnlyList<long> Histogram) : LoadEvent
    {
        public long Started { get; init; }
    }

    /// <summary>One of the first three failures of a request and cause.</summary>
    /// <param name="Status">0 without an answer.</param>
    /// <param name="Detail">What was expected and found, or what broke.</param>
    /// <param name="Body">Its first 800 bytes.</param>
    internal sealed record Failure(int Step, int Request, string Name, string Cause, int Status, string Detail, string Body) : LoadEvent;

    /// <summary>The first answers of a request in a step, as they were: few answers are judged one by one.</summary>
    /// <param name="Times">When each was due (open) or sent (closed), in seconds from the measured start.</param>
    /// <param name="Latencies">In seconds; a failed one has infinity's place taken by -1.</param>
    internal sealed record First(int Step, int Request, IReadOnlyList<double> Times, IReadOnlyList<double> Latencies) : LoadEvent;

    /// <summary>Part of the fine histogram of a request over the whole step; several lines where it is long.</summary>
    /// <param name="Kind">Latency, from the intended start; or service time, from the actual sending.</param>
    /// <param name="Histogram">Pairs: bucket of <see cref="Buckets.Fine"/>, count; in rising order over the lines.</param>
    internal sealed record Counted(int Step, int Request, CountedKind Kind, IReadOnlyList<long> Histogram) : LoadEvent;

    /// <summary>The last line of a step.</summary>
    /// <param name="Elapsed">Measured time in seconds.</param>
    /// <param name="Due">Passes that the schedule asked for; of a closed load those that were begun.</param>
    /// <param name="Health">Of the generator itself.</param>
    internal sealed record StepDone(int Step, StepEnd End, double Elapsed, long Due, GeneratorHealth Health) : LoadEvent
    {
        /// <summary>Connections that the server had closed and that were opened again.</summary>
        public long Reconnects { get; init; }

        /// <summary>Median time in seconds to open a connection, TLS included; 0 if none was opened.</summary>
        public double Connect { get; init; }
    }

    /// <summary>The last line of all, where nothing could be measured: set-up failed, the host is unreachable, the plan is not understood.</summary>
    /// <param name="Request">Its name, where one is to blame; else empty.</param>
    internal sealed record Refused(string Request, string Cause, int Status, string Detail, string Body) : LoadEvent;
}

internal enum CountedKind
{
    Latency,
    Service,
}

internal enum StepEnd
{
    Completed,
    Stopped,

    /// <summary>Data that may be used once only ran out.</summary>
    OutOfData,
}

/// <summary>Whether the generator itself was the bottleneck.</summary>
/// <param name="Busiest">Share of the step in which its busiest thread had the processor.</param>
/// <param name="QueueDelay">Share of the step in which that thread was runnable and did not run; NaN where the system does not say.</param>
/// <param name="Steal">Share of the machine's time that the hypervisor gave to others; NaN likewise.</param>
/// <param name="SendLag95">95th percentile of the seconds from the intended start to the sending where a connection was free; 0 in a closed load.</param>
/// <param name="SendLag99">99th percentile.</param>
/// <param name="Gap99">99th percentile of the gaps that a spinning loop saw before and after the step, in seconds.</param>
/// <param name="PausedByGc">Seconds.</param>
/// <param name="CpuPerRequest">Seconds of processor time of the whole generator per answer.</param>
internal sealed record GeneratorHealth(double Busiest, double QueueDelay, double Steal, double SendLag95, double SendLag99, double Gap99, double PausedByGc, double CpuPerRequest);
