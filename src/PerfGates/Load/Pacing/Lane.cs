using System.Text;
using PerfGates.Load.Answers;
using PerfGates.Load.Machine;
using PerfGates.Load.Recording;
using PerfGates.Load.Requests;
using PerfGates.Load.Users;

namespace PerfGates.Load.Pacing;

/// <summary>One thread's share of a step: which pass begins when and on whose account, and what is written down of it. Pure of sockets.</summary>
internal sealed class Lane
{
    private readonly Func<ThreadUsage> meter;
    private readonly WeightedTurns turns;
    private readonly Schedule? schedule;
    private readonly Queue<Arrival> waiting = new();
    private readonly int number;
    private readonly int lanes;
    private readonly int backlog;
    private readonly long lateAfter;

    /// <param name="number">Of this thread, from 0.</param>
    /// <param name="lanes">Threads in all.</param>
    /// <param name="meter">Of the threads that do the work.</param>
    public Lane(StepRun run, int number, int lanes, Func<ThreadUsage> meter)
    {
        (Run, this.number, this.lanes, this.meter) = (run, number, lanes, meter);
        turns = new([.. run.Scenarios.Select(s => s.Weight)]);
        Recorder = new(run.Requests, run.Program.Limits, Nanoseconds.Of(run.Order.Window), run.Open is not null, (windows, index) => run.Teller.HandIn(run.Order.Number, lanes, windows, index));
        if (run.Open is { } open)
        {
            schedule = new(run.Order, open, run.Program.Plan.Seed);
            while (schedule.Due != long.MaxValue && schedule.Number % lanes != number) schedule.Advance();
            backlog = Math.Max(1, open.Backlog / lanes);
            lateAfter = Nanoseconds.Of(open.LateAfter);
            waiting.EnsureCapacity(Math.Min(backlog + 1, 1 << 16));
            Users = Share(Math.Max(1, open.Connections));
        }
        else
        {
            Users = Share(((Drive.Closed)run.Order.Drive).Users);
        }
    }

    public StepRun Run { get; }

    public Recorder Recorder { get; }

    /// <summary>Of this thread, each with a connection.</summary>
    public int Users { get; }

    public bool IsOpen => schedule is not null;

    /// <summary>Passes that are due and have no connection yet.</summary>
    public int Waiting => waiting.Count;

    public bool SomebodyWaits => waiting.Count > 0;

    /// <summary>When the next pass is due; long.MaxValue in a closed load and when there is no more.</summary>
    public long NextDue => schedule is null || schedule.Due == long.MaxValue ? long.MaxValue : Run.Began + schedule.Due;

    public long Due { get; private set; }

    /// <summary>When measuring began.</summary>
    public ThreadUsage? Usage { get; private set; }

    /// <summary>The pass that is due begins to wait for a connection, or is dropped.</summary>
    /// <param name="isFree">A connection is: then waiting is over at once, and any delay is ours.</param>
    public void Arrive(bool isFree, long now)
    {
        var scenario = turns.Next();
        if (schedule!.Counted)
        {
            Due++;
            Recorder.Started(now);
        }
        if (!isFree && waiting.Count >= backlog)
        {
            if (schedule.Counted) Recorder.Dropped(Run.Scenarios[scenario].FirstMeasured, now);
        }
        else
        {
            waiting.Enqueue(new(NextDue, scenario, schedule.Counted, isFree));
        }
        for (var i = 0; i < lanes; i++) schedule.Advance();
    }

    /// <summary>Gives the user a pass; false if there is none for it now.</summary>
    public bool Begin(User user, long now)
    {
        if (schedule is null)
        {
            if (!Run.TakePass(now, out var counted)) return false;
            if (counted)
            {
                Due++;
                Recorder.Begin(Run.Start);
                Recorder.Started(now);
            }
            return HasData(user.Begin(Run.Scenarios[turns.Next()], counted, asSomebodyNew: false, now, now));
        }
        if (!waiting.TryDequeue(out var arrival)) return false;
        var scenario = Run.Scenarios[arrival.Scenario];
        if (arrival.Counted && arrival.WasFree) Recorder.Lagged(now - arrival.Due);
        else if (arrival.Counted && now - arrival.Due > lateAfter) Recorder.Late(scenario.FirstMeasured, now);
        return HasData(user.Begin(scenario, arrival.Counted, asSomebodyNew: true, arrival.Due, now));
    }

    /// <summary>Measuring begins as soon as its start has passed.</summary>
    public void Tick(long now)
    {
        if (Usage is null && Run.Start is > 0 and var start && now >= start)
        {
            Recorder.Begin(start);
            Usage = meter();
        }
        Recorder.Roll(now);
    }

    public void Answered(User user, AnswerReader answer, Outcome outcome, long sent, long now)
    {
        if (!user.Counted) return;
        var (id, cause) = Counted(user, outcome.Cause);
        if (id >= 0) Recorder.Answered(id, user.Due, sent, now, cause, answer.Received, user.IsMeasured ? outcome.Met : 0, user.IsMeasured ? user.Request.Expected.Count : 0);
        if (cause is not null && Run.IsAmongFirst(user.Request.Plan.Name, cause))
            Tell(user, id, cause, answer.Head.Status, user.Explain(answer, outcome.Cause!), Shown(user.Request, answer));
    }

    /// <summary>No complete answer came.</summary>
    /// <param name="answer">As far as it came; null if the request was never sent.</param>
    public void Failed(User user, AnswerReader? answer, string why, string detail, long sent, long now)
    {
        if (!user.Counted) return;
        var (id, cause) = Counted(user, why);
        Recorder.Answered(id, user.Due, sent, now, cause, answer?.Received ?? 0, 0, user.IsMeasured ? user.Request.Expected.Count : 0);
        if (Run.IsAmongFirst(user.Request.Plan.Name, cause!))
            Tell(user, id, cause!, answer?.Head.Status ?? 0, detail, answer is { HasHead: true } ? Text(answer) : "");
    }

    // Without what comes before it the first measured request cannot be made: a pass that failed so early is none to leave out.
    private static (int Id, string? Cause) Counted(User user, string? cause) =>
        cause is null || user.IsMeasured ? (user.Request.Id, cause) : (user.FirstMeasured, Causes.Before(user.Request.Plan.Name, cause));

    /// <summary>Whoever waits when the step is over was never served.</summary>
    public void DropWaiting(long now)
    {
        foreach (var arrival in waiting)
        {
            if (arrival.Counted) Recorder.Dropped(Run.Scenarios[arrival.Scenario].FirstMeasured, now);
        }
        waiting.Clear();
    }

    // A good answer that something is captured from holds just that: a token, more often than not.
    private static string Shown(Request request, AnswerReader answer) => request.Captures.Length > 0 && answer.Head.Status < 400 ? "" : Text(answer);

    private static string Text(AnswerReader answer) => Encoding.UTF8.GetString(answer.Body[..Math.Min(answer.Body.Length, LoadEvent.MostOfABody)]);

    private void Tell(User user, int id, string cause, int status, string detail, string body) =>
        Run.Tell(new LoadEvent.Failure(Run.Order.Number, id, user.Request.Plan.Name, cause, status, detail.Length > 1000 ? detail[..1000] : detail, body));

    private bool HasData(bool has)
    {
        if (!has) Run.RunOutOfData();
        return has;
    }

    private int Share(int all) => all / lanes + (number < all % lanes ? 1 : 0);

    private readonly record struct Arrival(long Due, int Scenario, bool Counted, bool WasFree);
}
