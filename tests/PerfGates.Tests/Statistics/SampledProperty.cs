using FsCheck;
using FsCheck.Fluent;

namespace PerfGates.Tests.Statistics;

/// <summary>Properties over generated cases, always the same ones.</summary>
internal static class SampledProperty
{
    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20220101, 17);

    public static void HoldsFor<T>(Gen<T> cases, Func<T, bool> holds) => Check.One(Repeatable, Prop.ForAll(Arb.From(cases), holds));

    /// <summary>Whole numbers, so that ties are frequent.</summary>
    public static Gen<double[]> Values(int fewest, int most) =>
        Gen.Choose(fewest, most).SelectMany(n => Gen.ArrayOf(Gen.Choose(80, 120).Select(v => (double)v), n));

    /// <summary>As many base values as head values.</summary>
    public static Gen<(double[] Base, double[] Head)> Arms(int fewest, int most) =>
        Gen.Choose(fewest, most).SelectMany(n => Values(n, n).Zip(Values(n, n))).Select(a => (a.Item1, a.Item2));
}
