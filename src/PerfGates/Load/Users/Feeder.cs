using System.Text;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Users;

/// <summary>Rows of data, shared by all users.</summary>
internal sealed class Feeder
{
    private readonly int[] slots;
    private readonly byte[][][] rows;
    private readonly Pick pick;
    private readonly double[] shares = []; // of Zipf: of the first row, the first two, the first three, …
    private long taken;

    public Feeder(FeederPlan plan, Slots places)
    {
        slots = [.. plan.Names.Select(n => places.Find(n)!.Value)];
        rows = [.. plan.Rows.Select(r => r.Select(Encoding.UTF8.GetBytes).ToArray())];
        pick = plan.Pick;
        if (rows.Length == 0 || rows.Any(r => r.Length != slots.Length)) throw new PlanException("data without rows, or with rows of different lengths");
        if (pick != Pick.Zipf) return;
        shares = new double[rows.Length];
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++) shares[i] = sum += 1.0 / (i + 1);
    }

    /// <summary>False: every row has been used.</summary>
    public bool Draw(Variables values)
    {
        var row = pick switch
        {
            Pick.Sequential => (Interlocked.Increment(ref taken) - 1) % rows.Length,
            Pick.Unique => Interlocked.Increment(ref taken) - 1,
            Pick.Random => values.Dice.Between(0, rows.Length - 1),
            _ => Rank(values.Dice.Share() * shares[^1]),
        };
        if (row >= rows.Length) return false;
        for (var i = 0; i < slots.Length; i++) values.Refer(slots[i], rows[row][i]);
        return true;
    }

    private int Rank(double share)
    {
        var found = Array.BinarySearch(shares, share);
        return Math.Min(found < 0 ? ~found : found, shares.Length - 1);
    }
}
