using PerfGates.Load.Answers;
using PerfGates.Load.Streams;

namespace PerfGates.Load.Framed;

/// <summary>HTTP/2 or HTTP/3 over a connection of its own.</summary>
/// <param name="reconnected">The connection was found to be gone, and another was opened.</param>
internal sealed class FramedWire(Func<CancellationToken, Task<FramedLink>> connect, Action reconnected) : IWire
{
    private CancellationTokenSource? connecting;
    private FramedLink? link;

    public bool IsOpen => link is not null;

    public async Task OpenAsync()
    {
        using CancellationTokenSource cancelled = new();
        connecting = cancelled;
        try
        {
            link = await connect(cancelled.Token);
        }
        finally
        {
            connecting = null;
        }
    }

    public async ValueTask<Progress> ExchangeAsync(ReadOnlyMemory<byte> request, AnswerReader answer)
    {
        try
        {
            return await link!.ExchangeAsync(request, answer);
        }
        catch (HttpRequestException) when (link is { IsLost: true })
        {
            Close();
            await OpenAsync();
            reconnected();
            return await link!.ExchangeAsync(request, answer);
        }
    }

    public void Close()
    {
        link?.Dispose();
        link = null;
    }

    public void Abort()
    {
        try
        {
            connecting?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just connected.
        }
        link?.Dispose();
    }

    public void Dispose() => Abort();
}
