using System.Text;
using PerfGates.Load.Answers;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Users;

/// <summary>
/// One user: which request comes next and with which values, and what an answer means. Knows nothing of how bytes travel;
/// whoever moves them calls Begin, then Write and Take in turns, and Next until it says no.
/// </summary>
internal sealed class User(Program program, int number, Scratch scratch)
{
    private readonly Variables values = new(program.Slots.Count, program.Fresh, new Dice(program.Plan.Seed, number));
    private readonly CookieJar cookies = new();
    private readonly ByteBuffer output = new(256);
    private readonly ByteBuffer content = new(16);
    private readonly ByteBuffer target = new(16);
    private Scenario scenario = program.Scenarios[0];
    private int place;
    private int redirects;
    private bool asGet;
    private bool known;

    /// <summary>The running pass is measured.</summary>
    public bool Counted { get; private set; }

    /// <summary>From when the running request counts.</summary>
    public long Due { get; private set; }

    /// <summary>How long the pass waited for its user, which counts for its first measured request.</summary>
    public long Waited { get; private set; }

    public Request Request => scenario.Requests[place];

    /// <summary>The running request is one of those that are measured, and not made before them.</summary>
    public bool IsMeasured => Request.Id >= 0;

    /// <summary>What the running pass measures first.</summary>
    public int FirstMeasured => scenario.FirstMeasured;

    public long Think => scenario.Think;

    /// <summary>A new pass; as somebody new, or as the same user again.</summary>
    /// <returns>False: data that may be used once only ran out.</returns>
    public bool Begin(Scenario next, bool counted, bool asSomebodyNew, long due, long now)
    {
        if (asSomebodyNew || !known)
        {
            values.Reset(program.First?.values);
            if (program.First is { } first) cookies.CopyFrom(first.cookies);
            else cookies.Clear();
            known = true;
        }
        (scenario, place, redirects, Counted) = (next, 0, 0, counted);
        Waited = now - due;
        Due = due;
        if (next == program.Setup) return true;
        foreach (var feeder in program.Feeders)
        {
            if (!feeder.Draw(values)) return false;
        }
        return true;
    }

    /// <summary>The next request of the pass; false if that was the last.</summary>
    public bool Next()
    {
        if (++place == scenario.Requests.Length) return false;
        redirects = 0;
        return true;
    }

    /// <summary>The request that comes next begins now.</summary>
    public void Resume(long now) => Due = place == scenario.Before ? now - Waited : now;

    /// <summary>The bytes to send; or the cause why there are none.</summary>
    public string? Write(out byte[] bytes, out int length)
    {
        if (redirects == 0)
        {
            // Whether cookies fit is decided by the target, which may have to be written first.
            var missing = Request.Write(output, content, values, [], out bytes, out length);
            if (missing is null && !cookies.IsEmpty && cookies.For(TargetOf(bytes)) is { IsEmpty: false } jar)
                missing = Request.Write(output, content, values, jar, out bytes, out length);
            return missing is null ? null : Causes.NoValue(missing);
        }
        var unset = Request.WriteTo(target.Span, asGet, output, content, values, cookies.For(target.Span));
        (bytes, length) = (output.Bytes, output.Length);
        return unset is null ? null : Causes.NoValue(unset);
    }

    /// <summary>What a complete answer means.</summary>
    public Outcome Take(AnswerReader answer)
    {
        if (answer.Head.SetsCookies && program.Plan.Cookies) cookies.Take(answer.HeadBytes, program.Fresh.Now);
        if (program.Plan.Redirects > 0 && answer.Head.Status is 301 or 302 or 303 or 307 or 308)
        {
            if (Follow(answer) is not { } cause) return new(null, 0, GoesOn: true);
            if (cause.Length > 0) return new(cause, 0, GoesOn: false);
        }
        var request = Request;
        var failed = request.Expected.Check(answer, values, scratch, out var met);
        foreach (var capture in request.Captures)
        {
            if (!capture.Take(answer, values, cookies, scratch)) failed ??= capture.Cause;
        }
        return new(failed, met, GoesOn: false);
    }

    /// <summary>For people, why a complete answer failed.</summary>
    public string Explain(AnswerReader answer, string cause) =>
        cause is Causes.Redirects or Causes.Elsewhere ? $"the last one to {Location(answer)}"
        : Request.Captures.FirstOrDefault(c => c.Cause == cause) is { } capture ? capture.Explain()
        : Request.Expected.Explain(answer, values, scratch);

    // Null: follow. Empty: this is no redirect to follow. Else the cause of failing.
    private string? Follow(AnswerReader answer)
    {
        var place = 0;
        if (!AnswerHead.Find(answer.HeadBytes, "location"u8, ref place, out _)) return "";
        if (redirects == program.Plan.Redirects) return Causes.Redirects;
        var here = redirects == 0 ? Encoding.ASCII.GetString(TargetOf(Written())) : target.ToString();
        if (!Uri.TryCreate(new Uri(program.Origin, here), Location(answer), out var there) || there.Authority != program.Origin.Authority || there.Scheme != program.Origin.Scheme) return Causes.Elsewhere;
        // RFC 9110, 15.4: 303 is fetched by GET; so is 301 and 302 after POST, as every browser does.
        asGet = (redirects > 0 && asGet) || answer.Head.Status == 303 || (answer.Head.Status is 301 or 302 && Request.Plan.Method == "POST");
        redirects++;
        target.Length = 0;
        target.Append(Encoding.ASCII.GetBytes(there.PathAndQuery));
        return null;
    }

    private byte[] Written()
    {
        // Values have not changed since; a random one would, but only the folder of the target matters here.
        Request.Write(output, content, values, [], out var bytes, out _);
        return bytes;
    }

    private static string Location(AnswerReader answer)
    {
        var place = 0;
        AnswerHead.Find(answer.HeadBytes, "location"u8, ref place, out var value);
        return Encoding.Latin1.GetString(value);
    }

    private static ReadOnlySpan<byte> TargetOf(ReadOnlySpan<byte> request)
    {
        var rest = request[(request.IndexOf((byte)' ') + 1)..];
        return rest[..rest.IndexOf((byte)' ')];
    }
}

/// <param name="Cause">Of a failure; null if the answer is good.</param>
/// <param name="Met">Of the request's expectations.</param>
/// <param name="GoesOn">A redirect: the same request has to be written again.</param>
internal readonly record struct Outcome(string? Cause, int Met, bool GoesOn);
