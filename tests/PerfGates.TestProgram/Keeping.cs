using System.Runtime.InteropServices;

namespace PerfGates.TestProgram;

/// <summary>A thousand bytes, more or less, that somebody forgot in a cart.</summary>
internal sealed record CartEntry(byte[] Text)
{
    public const int Size = 1000;

    public static CartEntry New() => new(new byte[Size]);
}

/// <summary>Takes so much, of whatever it is.</summary>
/// <param name="Reach">Bytes, or a number, since the start.</param>
internal sealed record Keeping(Action<double> Reach)
{
    public static Keeping Of(string what) => what switch
    {
        "objects" => Objects(kept => kept),
        // Three times as much as a second brings, then nothing: a saw-tooth of three seconds would be one of a slow program.
        "saw-tooth" => Objects(kept => kept % 4e6),
        "cache" => Objects(kept => Math.Min(kept, 6e6)),
        "peak" => Objects(kept => kept < 60e6 ? kept : 0),
        "garbage" => new(_ => GC.KeepAlive(new byte[100_000])),
        "burn" => new(_ => Burner.Burn()),
        "native" => Native(),
        "files" => Many(() => File.OpenHandle("/dev/null")),
        "threads" => Many(() =>
        {
            var thread = new Thread(() => Thread.CurrentThread.Join(), 128 << 10) { IsBackground = true };
            thread.Start();
            return thread;
        }),
        "nothing" => new(_ => { }),
        _ => throw new ArgumentException($"nobody can keep {what}"),
    };

    private static Keeping Objects(Func<double, double> level)
    {
        List<CartEntry> kept = [];
        return new(bytes =>
        {
            var count = (int)(level(bytes) / CartEntry.Size);
            if (count < kept.Count) kept.RemoveRange(count, kept.Count - count);
            if (count == 0) kept.TrimExcess();
            while (kept.Count < count) kept.Add(CartEntry.New());
        });
    }

    private static Keeping Native()
    {
        const int block = 64 << 10;
        var taken = 0;
        return new(bytes =>
        {
            for (; taken < bytes / block; taken++) Marshal.Copy(Enumerable.Repeat((byte)1, block).ToArray(), 0, Marshal.AllocHGlobal(block), block);
        });
    }

    private static Keeping Many<T>(Func<T> open)
    {
        List<T> kept = [];
        return new(count =>
        {
            while (kept.Count < count) kept.Add(open());
        });
    }
}
