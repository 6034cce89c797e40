using Microsoft.Diagnostics.Tracing.Etlx;

namespace PerfGates.DotNet;

/// <summary>
/// A trace that a runtime writes of itself when its environment asks for it, and what is in it:
/// https://learn.microsoft.com/dotnet/core/diagnostics/eventpipe#trace-using-environment-variables.
/// </summary>
internal static class TraceFile
{
    public const string Pattern = "*.nettrace";

    private const string Sampler = "Microsoft-DotNETCore-SampleProfiler";

    /// <summary>Makes each .NET program that is given it, and those that it starts, write one into a folder that exists.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Asked(string folder) =>
    [
        new("DOTNET_EnableEventPipe", "1"),
        new("DOTNET_EventPipeOutputPath", Path.Combine(folder, "{pid}.nettrace")),
        // The sampler, and whatever is needed to name methods: loader, JIT, what was compiled ahead of time.
        new("DOTNET_EventPipeConfig", $"{Sampler}:0:5,Microsoft-Windows-DotNETRuntime:4c14fccbd:5"),
        // What is killed has then written all but its end.
        new("DOTNET_EventPipeOutputStreaming", "1"),
    ];

    /// <summary>Each look at each thread: its methods from the outermost inwards; empty names where a method is not known.</summary>
    public static Looked<IReadOnlyList<IReadOnlyList<string>>> Stacks(string file)
    {
        var converted = Path.ChangeExtension(file, ".etlx");
        try
        {
            TraceLog.CreateFromEventPipeDataFile(file, converted, new TraceLogOptions { ContinueOnError = true, ConversionLog = TextWriter.Null });
            using var log = new TraceLog(converted);
            // Reading through one source of events keeps their stacks; most looks see a stack that was seen before.
            Dictionary<CallStackIndex, IReadOnlyList<string>> known = [];
            List<IReadOnlyList<string>> stacks = [];
            foreach (var seen in log.Events)
                if (seen.ProviderName == Sampler && seen.CallStackIndex() is var index and not CallStackIndex.Invalid)
                    stacks.Add(known.TryGetValue(index, out var same) ? same : known[index] = Frames(log, index));
            return new(stacks, null);
        }
        // Its reader has no exceptions of its own for a file that ends in the middle.
        catch (Exception e)
        {
            return Looked<IReadOnlyList<IReadOnlyList<string>>>.Failed($"'{file}' cannot be read: {e.Message}");
        }
        finally
        {
            File.Delete(converted);
        }
    }

    private static List<string> Frames(TraceLog log, CallStackIndex index)
    {
        List<string> frames = [];
        for (var at = index; at != CallStackIndex.Invalid; at = log.CallStacks.Caller(at)) frames.Add(log.CodeAddresses[log.CallStacks.CodeAddressIndex(at)].FullMethodName);
        frames.Reverse();
        return frames;
    }
}
