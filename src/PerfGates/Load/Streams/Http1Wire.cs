using PerfGates.Load.Answers;

namespace PerfGates.Load.Streams;

/// <summary>HTTP/1.1 over a connection of its own.</summary>
internal sealed class Http1Wire(Func<CancellationToken, Task<Link>> connect) : IWire
{
    private CancellationTokenSource? connecting;
    private Link? link;

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
        var stream = link!.Stream;
        await stream.WriteAsync(request);
        while (true)
        {
            answer.MakeRoom();
            var received = await stream.ReadAsync(answer.Buffer.AsMemory(answer.FreeFrom));
            var progress = received > 0 ? answer.Take(received) : answer.Closed();
            if (received == 0 || progress == Progress.Complete && !answer.Reusable) Close();
            if (progress != Progress.More) return progress;
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
