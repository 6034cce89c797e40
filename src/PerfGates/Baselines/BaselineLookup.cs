namespace PerfGates.Baselines;

internal static class BaselineLookup
{
    public static Stored Find(Baseline baseline, string gate, string kind, string subject, string metric, Fingerprint here, IReadOnlyDictionary<string, string> facts, bool exact) => throw new NotImplementedException();
}
