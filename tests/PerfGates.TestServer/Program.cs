using System.Diagnostics;
using System.Runtime.InteropServices;
using PerfGates.TestServer;

var options = new Options(args);
foreach (var line in options.Says) Console.WriteLine(line);
if (options.CountsProcessors) Console.WriteLine($"processors {Environment.ProcessorCount}");
if (options.Allocates is { } most) Console.WriteLine($"allocated {Pressed.Allocate(most)} MB");
if (options.Burners is { } lines) await Pressed.PretendToBurnAsync(lines);
// Who reads its limits back must have had a look at it, on a busy machine too.
if (options.CountsProcessors || options.Allocates is not null) await Task.Delay(TimeSpan.FromSeconds(1));
if (options.Burners is not null || options.CountsProcessors || options.Allocates is not null) return 0;
if (options.Exits is { } code) return code;

var stop = new TaskCompletionSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
if (options.LeavesChild) Console.WriteLine($"child {Process.Start("setsid", "sleep 600").Id}");

var held = new byte[options.Holds << 20];
Array.Fill(held, (byte)1);
await Task.Delay(options.Delay);
if (options.Urls is { } url) _ = new Answers(options).ServeAsync(url);
await stop.Task;
GC.KeepAlive(held);
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    Console.WriteLine($"asked to stop by {signal.Signal}");
    if (!options.IgnoresSignals) stop.TrySetResult();
}
