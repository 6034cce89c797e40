using PerfGates.Verdicts;

namespace PerfGates.Tests.Probes.Http;

public sealed class AgainstARealServer : IAsyncLifetime
{
    private readonly HttpGateRun _gate = new();
    private SmallServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SmallServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Counts_of_passes_are_what_the_weights_say()
    {
        _gate.Sandbox.Write("skus.csv", "sku,name\nA1,first\nB2,\"second, with a comma\"\n");
        var report = await _gate.CheckAsync(
            $$$"""
            url: {{{_server.Url}}}
            setup:
              - post: /login
                json: { user: perf }
                capture: { token: $.access_token }
            headers: { Authorization: "Bearer {{token}}" }
            data: { sku: { csv: skus.csv, pick: random } }
            scenario:
              - name: browse
                weight: 3
                get: "/items/{{sku}}"
                expect: { status: 200, json: { $.id: "{{sku}}" } }
                budgets: [errors == 0]
              - name: checkout
                steps:
                  - { post: /orders, json: { sku: "{{sku}}" }, capture: { id: $.id } }
                  - { get: "/orders/{{id}}", expect: 200 }
                budgets: [errors == 0]
            load: { users: 2, iterations: 80 }
            """, "[errors == 0, checks == 100%]", "    warmup: 0s\n");

        Assert.Equal("", string.Join('\n', report.Diagnostics));
        Assert.Equal(Verdict.Pass, report.Gates[0].Verdict);
        Assert.Equal((1, 60, 20, 20), (_server.Asked["/login"], _server.Asked["/items/A1"] + _server.Asked["/items/B2"], _server.Asked["/orders"], _server.Asked["/orders/7"]));
    }
}
