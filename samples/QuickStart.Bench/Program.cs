using BenchmarkDotNet.Running;

// For people who want BenchmarkDotNet's own tables: dotnet run -c Release. PerfGates does not come this way.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
