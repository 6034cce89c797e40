using System.Text;
using System.Text.RegularExpressions;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Answers;

/// <summary>Takes a text out of an answer.</summary>
internal sealed class Capture
{
    private readonly CapturePlan plan;
    private readonly int slot;
    private readonly byte[] name;
    private readonly JsonPath? path;
    private readonly Regex? regex;

    public Capture(CapturePlan plan, int slot)
    {
        (this.plan, this.slot) = (plan, slot);
        name = Encoding.ASCII.GetBytes(plan.From);
        if (plan.Source == CaptureSource.Json) path = JsonPath.Parse(plan.From, out var problem) ?? throw new PlanException($"{plan.From}: {problem}");
        if (plan.Source == CaptureSource.Regex) regex = new(plan.From, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        Cause = $"no capture {plan.Name}";
    }

    public bool NeedsBody => plan.Source is CaptureSource.Json or CaptureSource.Regex;

    /// <summary>Of a failure.</summary>
    public string Cause { get; }

    public string Explain() => $"nothing found for {plan.Name}: {plan.Source.ToString().ToLowerInvariant()} {plan.From}";

    /// <summary>False: it is not there, and the variable keeps what it had.</summary>
    public bool Take(AnswerReader answer, Variables values, CookieJar cookies, Scratch scratch)
    {
        switch (plan.Source)
        {
            case CaptureSource.Json:
                if (Expectations.Find(path!, answer.Body, scratch) != true) return false;
                values.Set(slot, scratch.Found.Span);
                return true;
            case CaptureSource.Header:
                var place = 0;
                if (!AnswerHead.Find(answer.HeadBytes, name, ref place, out var value)) return false;
                values.Set(slot, value);
                return true;
            case CaptureSource.Cookie:
                if (!cookies.Find(plan.From, out var cookie)) return false;
                values.Set(slot, cookie);
                return true;
            default:
                var match = regex!.Match(scratch.Characters(answer.Body).ToString());
                if (!match.Success) return false;
                values.Set(slot, Encoding.UTF8.GetBytes(match.Groups.Count > 1 ? match.Groups[1].Value : match.Value));
                return true;
        }
    }
}
