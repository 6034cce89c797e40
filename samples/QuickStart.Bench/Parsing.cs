using BenchmarkDotNet.Attributes;

namespace QuickStart.Bench;

public class Parsing
{
    private string _text = "";

    [Params(10, 1000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Setup() => _text = PriceList.Sample(Lines);

    [Benchmark]
    public IReadOnlyList<Price> Parse() => PriceList.Parse(_text);
}
