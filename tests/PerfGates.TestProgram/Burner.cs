using System.Runtime.CompilerServices;

namespace PerfGates.TestProgram;

/// <summary>Takes all the time there is, in methods whose names a profile must find.</summary>
internal static class Burner
{
    private static double _kept;

    /// <summary>Of its time nine tenths are in one method, one tenth in the other.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Burn()
    {
        for (var i = 0; i < 10; i++)
            if (i == 0) Cool();
            else Hot();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Hot() => Sum(2_000_000);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Cool() => Sum(2_000_000);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sum(int count)
    {
        for (var i = 1; i <= count; i++) _kept += Math.Sqrt(i);
    }
}
