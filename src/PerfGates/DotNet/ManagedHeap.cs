using System.Globalization;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace PerfGates.DotNet;

/// <summary>The managed heap of a program of somebody else.</summary>
/// <param name="process">Its id.</param>
internal sealed class ManagedHeap(int process)
{
    private const int Megabytes = 64;
    private const int MostMegabytes = 1024;

    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(60);

    // While anybody else listens to the program, it tells the name of a type once only.
    private readonly Dictionary<ulong, string> _names = [];

    /// <summary>How long it may take to collect everything; a program that takes longer hangs.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Makes the program collect everything that nobody needs, and tells the bytes of the objects that are left, without the gaps between them.</summary>
    public async Task<Looked<long>> CollectAsync(CancellationToken cancellation)
    {
        long? size = null;
        var problem = await RuntimeEvents.TakeAsync(process, RuntimeEvents.Collect, Megabytes, source =>
        {
            var ours = false;
            source.Clr.GCStart += e =>
            {
                ours = e is { Depth: 2, Reason: GCReason.Induced };
                if (ours) size = 0;
            };
            source.Clr.GCPerHeapHistory += e =>
            {
                if (ours) size += Enumerable.Range((int)Gens.Gen0, (int)Gens.GenPinObj + 1).Sum(g => e.GenData((Gens)g).ObjSizeAfter);
            };
        }, Patience, cancellation);
        return problem is not null ? Looked<long>.Failed(problem) : size is { } bytes ? new(bytes, null) : Looked<long>.Failed("its runtime told nothing of its collection");
    }

    /// <summary>What lives on it, by type. Takes up to a second for a million objects, and as much memory in the program: never while something is timed.</summary>
    public async Task<Looked<HeapTypes>> TypesAsync(CancellationToken cancellation)
    {
        for (var megabytes = 4 * Megabytes; ; megabytes *= 2)
        {
            var types = new HeapTypesReader(_names);
            var problem = await RuntimeEvents.TakeAsync(process, RuntimeEvents.CollectAndTell, megabytes, types.Listen, LongPatience, cancellation);
            if (problem is null) return types.Finish();
            if (problem != RuntimeEvents.Lost || megabytes >= MostMegabytes)
                return Looked<HeapTypes>.Failed(problem == RuntimeEvents.Lost ? string.Create(CultureInfo.InvariantCulture, $"it has more objects than {megabytes} MB can tell") : problem);
        }
    }
}
