namespace CaseFiles;

/// <summary>The planted fault: each so-manieth request fails.</summary>
public sealed class Flaky(int each)
{
    private int requests;

    public async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Interlocked.Increment(ref requests) % each == 0 ? Results.StatusCode(503) : await next(context);
}
