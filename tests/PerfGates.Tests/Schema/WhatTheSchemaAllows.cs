using System.Text.Json.Nodes;
using PerfGates.Diagnostics;
using PerfGates.Schema;

namespace PerfGates.Tests.Schema;

public class WhatTheSchemaAllows
{
    private const int Files = 400;

    [Fact]
    public void Is_read_or_refused_for_what_a_schema_cannot_say()
    {
        Validator.IsThere();
        var instances = new RandomInstances((JsonObject)JsonNode.Parse(FormatSchema.Text)!, seed: 6);
        var files = Enumerable.Range(0, Files).Select(_ => RandomInstances.Yaml(instances.Next())).ToList();

        Assert.Equal("", string.Join('\n', files.Zip(Verdicts.OfSchema(files)).Where(c => c.Second.Count > 0).Take(3).Select(c => $"{c.First}\n  {string.Join("\n  ", c.Second)}")));
        var refused = string.Join('\n', files.SelectMany(f => Verdicts.OfReader(f).Where(p => p.Severity == Severity.Error).Select(p => (File: f, Problem: p))).Where(p => !BeyondASchema.Codes.ContainsKey(p.Problem.Code))
            .GroupBy(p => p.Problem.Code).Select(g => $"{g.Key} {g.Count()}x: {string.Join(" | ", g.Select(p => p.Problem.Text).Distinct().Take(6))}"));
        Assert.True(refused.Length == 0, refused);
    }
}
