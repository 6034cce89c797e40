using System.Globalization;

namespace PerfGates.Tests.Pipeline;

/// <summary>What a breach against base says of the parts of a value, and of what stands beside it.</summary>
public class WhatElseDiffers
{
    private static async Task<string> Cause(string head, string ofBase, string budget) =>
        (await Check.RunAsync($"version: 1\ncompare: {{ with: main }}\ngates:\n  g:\n    script: {{ values: {{ {head} }}, base: {{ {ofBase} }} }}\n    budgets: [{budget}]\n")).Gates[0].Budgets[0].Worst!.Cause ?? "-";

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public async Task Is_named_in_one_line(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        const string size = "size <= baseline", time = "time <= baseline";
        GoldenFile.Matches(string.Join('\n',
        [
            await Cause("size: \"4kB{app.js=2500B,a.css=1500B}\"", "size: \"3kB{app.js=1500B,a.css=1500B}\"", size),
            await Cause("size: \"9kB{a=2kB,b=2kB,c=2kB,d=2kB,e=1kB}\"", "size: \"4kB{a=1kB,b=1kB,c=1kB,d=1kB}\"", size),
            await Cause("size: \"4kB{a=3900B,b=100B}\"", "size: \"3kB{a=2910B,b=90B}\"", size),
            await Cause("size: \"4kB{a=1kB,b=3kB}\"", "size: \"3kB{a=3kB}\"", size),
            await Cause("size: 4kB", "size: 3kB", size),
            await Cause("time: \"4s{load=1s,decode=3s}\"", "time: \"2s{load=1s,decode=1s}\"", time),
            await Cause("time: 4s, allocated: 1400B", "time: 2s, allocated: 1kB", time),
            await Cause("time: 4s, allocated: 1001B", "time: 2s, allocated: 1kB", time),
            await Cause("time: 4s, allocated: 500B", "time: 2s, allocated: 1kB", time),
            await Cause("time: 4s, allocated: 500B", "time: 2s", time),
            await Cause("time: 1s, allocated: 1400B", "time: 2s, allocated: 1kB", time),
        ]), "what-else-differs.txt");
    }
}
