using System.Globalization;
using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.RealEngine;

public class OneAtATime(Workbench bench)
{
    [Fact]
    public void Gates_of_parallel_projects_never_measure_together()
    {
        // Notes when it starts and ends; half a second is long enough for the other one to meet it.
        var repository = bench.NewRepository()
            .Write("measure.sh", """
                echo "$(date +%s.%N) start" >> "$1"; sleep 0.5; echo "$(date +%s.%N) end" >> "$1"
                """)
            .Solution("A/A.csproj", "B/B.csproj");
        foreach (var name in new[] { "A", "B" })
            repository.Project($"{name}/{name}.csproj").Write($"{name}/.perfbudget.yml", $"""
                version: 1
                gates:
                  script:
                    command: {"{"} run: "bash ../measure.sh ../times.txt" {"}"}
                    budgets:
                      - wall < 1m
                """);

        repository.Restored("All.slnx").Gate("build All.slnx --no-restore -m:2", play: null).Green();

        var order = File.ReadLines(repository["times.txt"]).Select(line => line.Split(' '))
            .OrderBy(parts => double.Parse(parts[0], CultureInfo.InvariantCulture)).Select(parts => parts[1]);
        Assert.Equal(["start", "end", "start", "end"], order);
    }
}
