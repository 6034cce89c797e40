namespace VideoStudio.Rendering;

/// <summary>What somebody wants to see.</summary>
/// <param name="Resolution">As 1280x720.</param>
public sealed record Order(string Resolution, string Prompt, int Seed = 1, int Steps = 20)
{
    public const int Frames = 8;

    /// <summary>Says what is wrong with it, or nothing.</summary>
    public string? Fault() =>
        Steps is < 1 or > 200 ? "steps are 1 to 200"
        : Resolution.Split('x') is not [var w, var h] || !int.TryParse(w, out var width) || !int.TryParse(h, out var height) ? "a resolution is as 1280x720"
        : width % 8 != 0 || height % 8 != 0 || width is < 64 or > 4096 || height is < 64 or > 4096 ? "width and height are multiples of 8, from 64 to 4096"
        : null;

    public int Width => int.Parse(Resolution.Split('x')[0]);

    public int Height => int.Parse(Resolution.Split('x')[1]);
}
