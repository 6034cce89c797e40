namespace VideoStudio.Rendering;

/// <summary>From an eighth of the size to pixels, one byte each: between four neighbours, with a little grain as film has.</summary>
public static class Decoder
{
    public static byte[] Decode(Latents latents, int frame)
    {
        int width = latents.Width * 8, height = latents.Height * 8;
        var small = latents.Frame(frame);
        var pixels = new byte[width * height];
        var grain = (uint)frame * 2654435761u + 1;
        for (var y = 0; y < height; y++)
        {
            var (top, down) = Place(y, latents.Height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Place(x, latents.Width);
                var corner = top * latents.Width + left;
                var upper = small[corner] + (small[corner + 1] - small[corner]) * right;
                var lower = small[corner + latents.Width] + (small[corner + latents.Width + 1] - small[corner + latents.Width]) * right;
                grain = grain * 1664525 + 1013904223;
                pixels[y * width + x] = (byte)Math.Clamp((upper + (lower - upper) * down) * 250 + (grain >> 30), 0, 255);
            }
        }
        return pixels;
    }

    private static (int Whole, float Part) Place(int pixel, int count)
    {
        var whole = Math.Min(pixel / 8, count - 2);
        return (whole, (pixel - whole * 8) / 8f);
    }
}
