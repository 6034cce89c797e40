namespace PerfGates.Load;

/// <summary>
/// What the load generator is told once, as one line of JSON on its standard input. Templates hold <c>{{name}}</c> and
/// <c>{{$guid}}</c>; whoever made the plan has checked them with <see cref="Template"/>.
/// </summary>
/// <param name="Url">Scheme, host and port that relative paths of requests count from: "http://127.0.0.1:5080".</param>
/// <param name="Setup">Once, in order, by one user of its own, not measured; its captures and cookies are everybody's. The first failure ends the plan.</param>
/// <param name="Scenarios">At least one; served by smooth weighted round-robin.</param>
/// <param name="Limits">In seconds: each window counts exactly how many answers took at least so long. Failed ones count as slower than any.</param>
/// <param name="Seed">Of everything that is random.</param>
internal sealed record LoadPlan(string Url, LoadProtocol Protocol, IReadOnlyList<RequestPlan> Setup, IReadOnlyList<ScenarioPlan> Scenarios, IReadOnlyList<FeederPlan> Feeders, IReadOnlyList<double> Limits, int Seed)
{
    /// <summary>Texts for <c>{{name}}</c> that never change.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Redirects to follow at most; 0: a redirect is an answer like any other.</summary>
    public int Redirects { get; init; }

    /// <summary>Each user keeps the cookies that it is given.</summary>
    public bool Cookies { get; init; } = true;

    /// <summary>Certificates are not checked.</summary>
    public bool Insecure { get; init; }

    /// <summary>Threads that drive connections; as many as leave a core to the server at most.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>An answer longer than this fails.</summary>
    public long LargestBody { get; init; } = 64 << 20;
}

internal enum LoadProtocol
{
    Http11,
    H2,
    H2c,
    H3,
}

/// <summary>One weighted entry of a scenario: requests that one user makes one after the other.</summary>
/// <param name="Before">Made before the measured ones, each time, and not counted.</param>
/// <param name="Think">Between two steps, and between two passes.</param>
internal sealed record ScenarioPlan(string Name, int Weight, IReadOnlyList<RequestPlan> Before, IReadOnlyList<RequestPlan> Steps, TimeSpan Think);

/// <summary>One request. Path, headers, body and expected texts are templates.</summary>
/// <param name="Id">Under which it is counted: its place among all measured requests of the plan, from 0; -1 where it is not measured.</param>
/// <param name="Path">With its query, beginning with a slash; or a whole URL of the same scheme, host and port.</param>
/// <param name="Headers">In order; Host, Content-Length and Connection are the generator's own.</param>
/// <param name="Body">Null: none. Bytes of files are read by whoever made the plan.</param>
internal sealed record RequestPlan(int Id, string Name, string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, BodyPlan? Body, IReadOnlyList<CapturePlan> Captures, ExpectationPlan Expect);

/// <summary>Either a template or bytes.</summary>
/// <param name="Template">UTF-8 text with places to fill; null where the body is bytes.</param>
/// <param name="Bytes">As they are; null where the body is a template.</param>
internal sealed record BodyPlan(string? Template, byte[]? Bytes);

/// <summary>Takes a text out of an answer for later requests of the same user. Without a match the request has failed.</summary>
/// <param name="From">A JSONPath, the name of a header or cookie, or a regular expression whose first group (or whole match) counts.</param>
internal sealed record CapturePlan(string Name, CaptureSource Source, string From);

internal enum CaptureSource
{
    Json,
    Header,
    Cookie,
    Regex,
}

/// <summary>What an answer must be like. Each that is not met fails the request.</summary>
internal sealed record ExpectationPlan
{
    /// <summary>Ranges of codes, ends included; empty: below 400.</summary>
    public IReadOnlyList<StatusRange> Status { get; init; } = [];

    /// <summary>JSONPath → text that must stand there, as a template; null text: anything must.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Json { get; init; } = [];

    /// <summary>Header → text that its value must be, as a template; null text: it must be there.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Headers { get; init; } = [];

    public string? BodyContains { get; init; }

    /// <summary>A regular expression, without backtracking.</summary>
    public string? BodyMatches { get; init; }

    /// <summary>Bytes of the body.</summary>
    public long? MaxSize { get; init; }

    public long? MinSize { get; init; }
}

internal readonly record struct StatusRange(int From, int To);

/// <summary>Rows of data for variables. One row at a time is drawn for each pass of a user.</summary>
/// <param name="Names">Of the columns, which are the names of the variables.</param>
/// <param name="Rows">As many values each; at least one row.</param>
internal sealed record FeederPlan(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<string>> Rows, Pick Pick);

internal enum Pick
{
    Sequential,
    Random,

    /// <summary>No row twice, over all users; running out ends the step as <see cref="StepEnd.OutOfData"/>.</summary>
    Unique,

    /// <summary>The row of rank r with a probability proportional to 1/r.</summary>
    Zipf,
}
