namespace PerfGates.TestServer;

/// <summary>What programs do that are to be put under pressure, and one that pretends to press.</summary>
internal static class Pressed
{
    /// <summary>In megabytes.</summary>
    public static int Allocate(int most)
    {
        List<byte[]> held = [];
        try
        {
            while (held.Count < most) held.Add(new byte[1 << 20]);
        }
        catch (OutOfMemoryException)
        {
            return held.Count;
        }
        return held.Count;
    }

    /// <summary>Much faster than the real ones, so that tests need not wait; ends with its input, as they do.</summary>
    public static async Task PretendToBurnAsync(string[] lines)
    {
        var ended = Task.Run(() => Console.In.ReadToEnd());
        for (var i = 0; !ended.IsCompleted; i++)
        {
            Console.WriteLine(lines[Math.Min(i, lines.Length - 1)]);
            await Task.WhenAny(ended, Task.Delay(20));
        }
    }
}
