namespace VideoStudio;

public sealed record Job(int Id, string Prompt, string Status, double Progress);

public sealed record Output(int Id, string Name, int Size, DateTimeOffset Made);

public sealed record OutputPage(int Page, int Of, IReadOnlyList<Output> Outputs);

/// <summary>What has been rendered, and what waits for it.</summary>
public sealed class Studio(IReadOnlyList<Output> outputs, IReadOnlyList<byte[]> files, IReadOnlyList<Job> queue)
{
    public IReadOnlyList<Job> Queue => queue;

    public OutputPage Page(int page, int size) =>
        new(page, (outputs.Count + size - 1) / size, [.. outputs.Skip((page - 1) * size).Take(size)]);

    public byte[]? File(int id) => id >= 1 && id <= files.Count ? files[id - 1] : null;

    public static Studio WithOutputs(int count)
    {
        var random = new Random(1);
        List<byte[]> files = [];
        for (var i = 0; i < count; i++)
        {
            var video = new byte[random.Next(20_000, 200_000)];
            random.NextBytes(video);
            files.Add(video);
        }
        var first = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
        return new(
            [.. files.Select((f, i) => new Output(i + 1, $"take-{i + 1:D4}.mp4", f.Length, first.AddMinutes(i)))],
            files,
            [.. Enumerable.Range(1, 20).Select(i => new Job(i, $"a cat on scene {i}", i == 1 ? "processing" : "pending", i == 1 ? 0.4 : 0))]);
    }
}
