namespace PerfGates.Tests.Servers;

/// <summary>All that is wrong with what a file says of servers, at once and at its place.</summary>
public class BadServers
{
    [Fact]
    public void Are_complained_about_before_anything_is_started() => GoldenFile.Matches(string.Join("\n", ServerCheck.Plan("""
        version: 1
        servers:
          api:
            project: Api.csproj
            run: dotnet Api.dll
            url: 127.0.0.1:5080
            ready: { get: health, within: 2d, status: [200, 2xx] }
            stop: { signal: SIGKILL, within: 0s }
            env: { "A=B": c }
            args: "--urls {url"
            tags: [x]
            reddy: /health
            budgets:
              - startup < 5MB
              - startup < baseline + 10%
              - p95 < 5ms
              - memory.peak > 5MB
          nothing: {}
          unused: { run: x }
          unused with budgets: { run: x, budgets: [startup < 5s] }
          g: { run: "x 'y" }
          shell: { run: [], ready: 5, stop: now }
        gates:
          g:
            script: { server: [api, apj, nothing, g, shell] }
            budgets: [time < 5ms, "time < 2 * api.startup"]
        """).Problems), "bad-servers.txt");

    [Fact]
    public void Their_budgets_are_listed_behind_the_gates_that_were_selected()
    {
        const string file = "version: 1\nservers:\n  a: { run: x, budgets: [startup < 1s] }\n  b: { run: x, budgets: [startup < 2 * i.time] }\n  c: { run: x, budgets: [startup < 1s] }\ngates:\n"
            + "  g:\n    script: { server: [b] }\n    budgets: [time < 1s]\n  h:\n    script: { server: [c] }\n    budgets: [time < 1s]\n  i:\n    script: { server: [a] }\n    budgets: [time < 1s]\n";
        var planned = BudgetCheck.Plan(new(file, "/repo/.perfbudget.yml", new Dictionary<string, string>(), "0.1.0", new([], ["g"]), false), [new Pipeline.ScriptedProbe()]);

        Assert.Empty(planned.Problems);
        Assert.Equal(["g", "i", "a", "b"], planned.Plan.Gates.Select(g => g.Name.Value));
    }
}
