using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace PerfGates.DotNet;

/// <summary>Adds up what a full collection tells of each object that lives: GCBulkNode and TypeBulkType events.</summary>
/// <param name="names">Of types that are known from earlier, to which it adds.</param>
internal sealed class HeapTypesReader(Dictionary<ulong, string> names)
{
    private readonly Dictionary<ulong, TypeShare> _shares = [];
    private bool _collected;

    public void Listen(EventPipeEventSource source)
    {
        source.Clr.GCStart += e => _collected |= e is { Depth: 2, Reason: GCReason.Induced };
        source.Clr.GCBulkNode += e =>
        {
            if (!_collected) return;
            for (var i = 0; i < e.Count; i++)
            {
                var node = e.Values(i);
                var type = (ulong)node.TypeID;
                _shares[type] = _shares.GetValueOrDefault(type).With((long)node.Size);
            }
        };
        source.Clr.TypeBulkType += e =>
        {
            for (var i = 0; i < e.Count; i++)
            {
                var type = e.Values(i); // it reads forwards only: asked twice, it tells another one
                names[(ulong)type.TypeID] = type.TypeName;
            }
        };
    }

    public Looked<HeapTypes> Finish()
    {
        if (!_collected || _shares.Count == 0) return Looked<HeapTypes>.Failed("its runtime told nothing of its objects");
        Dictionary<string, TypeShare> byName = new(StringComparer.Ordinal);
        // Types of several load contexts share a name.
        foreach (var (type, share) in _shares)
        {
            var name = names.GetValueOrDefault(type) is { Length: > 0 } told ? told : "a type without a name";
            byName[name] = byName.GetValueOrDefault(name).With(share);
        }
        return new(new(byName), null);
    }
}
