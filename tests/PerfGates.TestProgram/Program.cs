using System.Globalization;
using PerfGates.TestProgram;

// dotnet PerfGates.TestProgram.dll <what it keeps> <how much of it a second> [<name> <value>]...
var options = args.Skip(2).Chunk(2).ToDictionary(o => o[0], o => o[1]);
int? Number(string name) => options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

if (options.TryGetValue("--says", out var line)) Console.WriteLine(line);
if (options.TryGetValue("--tells", out var events))
    foreach (var told in events.Split('|')) File.AppendAllText(Environment.GetEnvironmentVariable("PERFGATES_EVENTS")!, told + "\n");
if (Number("--listens") is { } port) _ = Requests.ServeAsync(port);
if (Number("--exits-with") is { } code && Number("--after") is null) return code;

using var over = new CancellationTokenSource(Number("--after") ?? Timeout.Infinite);
using var asked = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    over.Cancel();
});
var keeping = Keeping.Of(args[0]);
var begun = TimeProvider.System.GetTimestamp();
while (!over.IsCancellationRequested)
{
    keeping.Reach(double.Parse(args[1], CultureInfo.InvariantCulture) * TimeProvider.System.GetElapsedTime(begun).TotalSeconds);
    await Task.Delay(10, over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
GC.KeepAlive(keeping);
return Number("--exits-with") ?? 0;
