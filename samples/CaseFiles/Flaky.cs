namespace CaseFiles;

/// <summary>The planted fault: each so-manieth request fails.</summary>
/// <param name="each">Shares no factor with the sum of the scenario's weights, or one and the same request would fail each time.</param>
public sealed class Flaky(int each)
{
    private int requests;

    public async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Interlocked.Increment(ref requests) % each == 0 ? Results.StatusCode(503) : await next(context);
}
