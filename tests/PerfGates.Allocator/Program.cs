using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;

// Takes of the machine what its command line says, and then tells its own peak, as the kernel kept it.
//   --holds MB     memory of its own, touched
//   --shares FILE  all of a file mapped into memory, touched
//   --threads N    that wait
//   --files N      that stay open
//   --children N   of its own kind, with --each as their command line, waited for
//   --late MS      before it takes anything
//   --stays MS     with all of that
//   --until FILE   likewise, until there is such a file; it says "ready" before
await Task.Delay(Number("--late"));
Usage.Touch((long)Number("--holds") << 20);
var mapped = Text("--shares") is { } file ? Mapped(file) : null;
var open = Enumerable.Range(0, Number("--files")).Select(_ => File.OpenRead(Environment.ProcessPath!)).ToList();
using ManualResetEventSlim over = new();
for (var i = 0; i < Number("--threads"); i++) new Thread(() => over.Wait(), 256 << 10) { IsBackground = true }.Start();
var children = Enumerable.Range(0, Number("--children")).Select(_ => Process.Start(Environment.ProcessPath!, $"\"{Environment.GetCommandLineArgs()[0]}\" {Text("--each")}")).ToList();
await Task.Delay(Number("--stays"));
if (Text("--until") is { } sign)
{
    Console.WriteLine("ready");
    while (!File.Exists(sign)) await Task.Delay(10);
}
foreach (var child in children) child.WaitForExit();
over.Set();
mapped?.Dispose();
open.ForEach(f => f.Dispose());
Console.WriteLine($"peak {Usage.Peak()}");
return 0;

static MemoryMappedFile Mapped(string path)
{
    var map = MemoryMappedFile.CreateFromFile(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite), null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
    var view = map.CreateViewAccessor();
    for (long at = 0; at < view.Capacity; at += 4096) view.Write(at, (byte)1);
    return map;
}

string? Text(string name) => Array.IndexOf(args, name) is var at and >= 0 ? args[at + 1] : null;

int Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
