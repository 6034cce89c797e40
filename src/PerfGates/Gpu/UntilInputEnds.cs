namespace PerfGates.Gpu;

/// <summary>Waits between looks, on the thread that a driver knows, until whoever started this process lets go of its input.</summary>
internal sealed class UntilInputEnds
{
    private readonly TaskCompletionSource _ended = new();

    /// <param name="said">Told of each line.</param>
    public UntilInputEnds(TextReader input, Action<string>? said = null) => new Thread(() =>
    {
        while (input.ReadLine() is { } line) said?.Invoke(line);
        _ended.SetResult();
    })
    { IsBackground = true, Name = "input" }.Start();

    /// <summary>True once it has ended.</summary>
    public bool Wait(TimeSpan atMost) => _ended.Task.Wait(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero);
}
