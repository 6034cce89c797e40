using System.Diagnostics;
using System.Threading.Channels;

namespace PerfGates.Processes;

/// <summary>Writes lines to a program's standard input, as they come.</summary>
internal static class ProgramInput
{
    /// <summary>Ends when the lines do, or when the program takes no more of them; the program then sees the end of its input.</summary>
    /// <param name="ended">The program has ended.</param>
    public static async Task FeedAsync(Process process, ChannelReader<string>? lines, CancellationToken ended)
    {
        if (lines is null) return;
        try
        {
            await foreach (var line in lines.ReadAllAsync(ended))
            {
                await process.StandardInput.WriteAsync($"{line}\n".AsMemory(), ended);
                await process.StandardInput.FlushAsync(ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
        catch (IOException)
        {
            return; // a program that closed its input, or has ended, says more by its output and its exit code
        }
        process.StandardInput.Close();
    }
}
