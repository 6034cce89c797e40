using PerfGates.Benchmarks;

// dotnet run -c Release --project tests/PerfGates.Benchmarks -- <comparison>
if (args.Length > 0 && Comparison.All.FirstOrDefault(c => c.Name == args[0]) is { } comparison)
    return await comparison.Run(args[1..]);

Console.Error.WriteLine("Comparisons:");
foreach (var known in Comparison.All) Console.Error.WriteLine($"  {known.Name,-12} {known.Help}");
return 1;
