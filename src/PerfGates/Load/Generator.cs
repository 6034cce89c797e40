using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using PerfGates.Load.Epoll;
using PerfGates.Load.Machine;
using PerfGates.Load.Pacing;
using PerfGates.Load.Recording;
using PerfGates.Load.Streams;
using PerfGates.Load.Users;

namespace PerfGates.Load;

/// <summary>
/// The worker: a plan and orders come in, events go out, a line of JSON each. One step runs at a time; the end of the input
/// ends everything at once.
/// </summary>
internal sealed class Generator(TextReader input, TextWriter output, TimeProvider clock) : IDisposable
{
    private readonly BlockingCollection<LoadOrder.Step> steps = [];
    private readonly CancellationTokenSource ended = new();
    private readonly Lock changing = new();
    private StepRun? current;
    private bool isOver;
    private string? misunderstood;

    /// <summary>Compiles itself before the first request; without, the first thousands of requests are slower than they need be.</summary>
    public bool Rehearses { get; init; } = true;

    /// <summary>Does without epoll where it could be had.</summary>
    public bool Portable { get; init; }

    public void Run()
    {
        if (input.ReadLine() is not { } line) return;
        using Teller teller = new(output);
        try
        {
            Run(LoadJson.Read<LoadPlan>(line), teller);
        }
        catch (Exception misunderstood) when (misunderstood is JsonException or PlanException)
        {
            teller.Tell(new LoadEvent.Refused("", "plan", 0, misunderstood.Message, ""));
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Nobody listens any more, except where it was an order that ended everything.
            if (misunderstood is not null) teller.Tell(new LoadEvent.Refused("", "order", 0, misunderstood, ""));
        }
    }

    private void Run(LoadPlan plan, Teller teller)
    {
        Program program = new(plan, clock);
        new Thread(ReadOrders) { IsBackground = true, Name = "orders" }.Start();
        if (plan.Protocol != LoadProtocol.Http11 && (plan.Protocol == LoadProtocol.H2c) == (program.Origin.Scheme == "https")) throw new PlanException($"{plan.Protocol} does not go with {program.Origin.Scheme}");
        var (server, tls, refused) = Server.Find(program.Origin, plan, ended.Token);
        if (server is null)
        {
            teller.Tell(refused!);
            return;
        }
        ITransport transport = tls is null && plan.Protocol == LoadProtocol.Http11 && !Portable && OperatingSystem.IsLinux() ? new EpollTransport(server, Processors.Threads(plan.Threads)) : new StreamTransport(server, tls, plan.Protocol);
        if (Rehearses) Rehearsal.Run(plan.Protocol == LoadProtocol.Http11 ? LoadProtocol.Http11 : LoadProtocol.H2c, transport, Running, clock, ended.Token);
        if (SetUp(program, transport) is { } failed)
        {
            teller.Tell(failed);
            return;
        }
        teller.Tell(new LoadEvent.Ready(transport.Name, transport.Threads));
        foreach (var step in steps.GetConsumingEnumerable(ended.Token))
        {
            StepRun run = new(program, step, program.Scenarios, program.Requests, teller);
            StepReport.Tell(run, Running(transport, run, calibrates: true), teller);
        }
    }

    private LoadEvent.Refused? SetUp(Program program, ITransport transport)
    {
        if (program.Setup is not { } setup) return null;
        using Teller nobody = new(TextWriter.Null);
        StepRun run = new(program, new(0, "setup", new Drive.Closed(1), TimeSpan.Zero, null, 1, TimeSpan.FromSeconds(1)), [setup], setup.Requests.Length, nobody);
        program.First = Running(transport, run, calibrates: false).FirstUser;
        ended.Token.ThrowIfCancellationRequested();
        return run.FirstFailure is { } f ? new(f.Name, f.Cause, f.Status, f.Detail, f.Body) : null;
    }

    // The running step can be stopped from the thread that reads orders.
    private Findings Running(ITransport transport, StepRun run, bool calibrates)
    {
        lock (changing) current = run;
        if (ended.IsCancellationRequested) run.Stop();
        try
        {
            return transport.Run(run, calibrates);
        }
        finally
        {
            lock (changing) current = null;
        }
    }

    public void Dispose()
    {
        lock (changing)
        {
            isOver = true;
            ended.Dispose();
            steps.Dispose();
        }
    }

    private void ReadOrders()
    {
        while (input.ReadLine() is { } line && Understood(line) is { } order)
        {
            lock (changing)
            {
                if (isOver) return;
                if (order is LoadOrder.Step step) steps.Add(step);
                else current?.Stop();
            }
        }
        lock (changing)
        {
            if (isOver) return;
            ended.Cancel();
            current?.Stop();
        }
    }

    private LoadOrder? Understood(string line)
    {
        try
        {
            return LoadJson.Read<LoadOrder>(line);
        }
        catch (JsonException problem)
        {
            misunderstood = problem.Message;
            return null;
        }
    }
}
