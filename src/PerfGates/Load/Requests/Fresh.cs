namespace PerfGates.Load.Requests;

/// <summary>What is shared by all users and made anew each time.</summary>
internal sealed class Fresh(TimeProvider clock)
{
    private long sequence;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public long Next() => Interlocked.Increment(ref sequence);
}

/// <summary>xorshift64*, Vigna 2016 (doi 10.1145/2845077): random numbers of one user, the same for the same seed on every runtime.</summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(int seed, int user)
    {
        // A multiplier of odd bits spreads neighbouring users; zero is the one state that never leaves itself.
        state = ((ulong)(uint)seed << 32 | (uint)user) * 0x9E3779B97F4A7C15 ^ 0xD1B54A32D192ED03;
        if (state == 0) state = 1;
        for (var i = 0; i < 4; i++) Next();
    }

    public ulong Next()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return state * 0x2545F4914F6CDD1D;
    }

    /// <summary>Below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Both ends included.</summary>
    public long Between(long from, long to)
    {
        var span = (ulong)(to - from) + 1;
        return span == 0 ? (long)Next() : from + (long)Math.BigMul(Next(), span, out _);
    }
}
