using System.Collections.Concurrent;
using System.Threading.Channels;
using VideoStudio.Rendering;

namespace VideoStudio.Jobs;

/// <summary>Takes orders, and renders as many at a time as there are workers; the others wait. Files lie in a folder that goes with the server.</summary>
public sealed class JobServer(Renderer renderer, int workers) : BackgroundService
{
    private readonly ConcurrentDictionary<string, Generation> generations = new();
    private readonly ConcurrentDictionary<string, CancellationTokenSource> cancels = new();
    private readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    private readonly string folder = Directory.CreateTempSubdirectory("video-studio-").FullName;
    private int count;

    public Generation Submit(Order order)
    {
        var generation = new Generation($"g{Interlocked.Increment(ref count):D4}", order, DateTimeOffset.UtcNow);
        cancels[generation.TaskId] = new();
        generations[generation.TaskId] = generation;
        queue.Writer.TryWrite(generation.TaskId);
        return generation;
    }

    public Generation? Find(string id) => generations.GetValueOrDefault(id);

    public string? File(string id) => Find(id) is { Status: "completed" } ? Place(id) : null;

    public bool Cancel(string id)
    {
        if (!cancels.TryGetValue(id, out var cancel)) return false;
        cancel.Cancel();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(() => Work(stopping), TaskCreationOptions.LongRunning).Unwrap()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Work(CancellationToken stopping)
    {
        await foreach (var id in queue.Reader.ReadAllAsync(stopping))
        {
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancels[id].Token);
            Render(id, cancelled.Token);
        }
    }

    private void Render(string id, CancellationToken cancelled)
    {
        try
        {
            cancelled.ThrowIfCancellationRequested();
            Change(id, g => g with { Status = "processing", Started = DateTimeOffset.UtcNow });
            renderer.Render(generations[id].Order, Place(id), p => Change(id, g => g with { Stage = p.Stage, Progress = (double)p.Step / p.Steps }), cancelled);
            Change(id, g => g with { Status = "completed", Finished = DateTimeOffset.UtcNow });
        }
        catch (Exception problem)
        {
            var status = problem is OperationCanceledException ? "cancelled" : "failed";
            Change(id, g => g with { Status = status, Error = problem.Message, Finished = DateTimeOffset.UtcNow });
        }
    }

    private void Change(string id, Func<Generation, Generation> change) => generations[id] = change(generations[id]);

    private string Place(string id) => Path.Combine(folder, id + ".png");
}
