using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Answers;

/// <summary>What an answer must be like, compiled.</summary>
internal sealed class Expectations
{
    private readonly StatusRange[] statuses;
    private readonly Json[] json;
    private readonly Header[] headers;
    private readonly CompiledText? contains;
    private readonly Regex? matches;
    private readonly long least;
    private readonly long most;

    public Expectations(ExpectationPlan plan, Slots slots)
    {
        statuses = [.. plan.Status];
        json = [.. plan.Json.Select(e => new Json(JsonPath.Parse(e.Key, out var problem) ?? throw new PlanException($"{e.Key}: {problem}"), Compiled(e.Value, slots), $"expected {e.Key}"))];
        headers = [.. plan.Headers.Select(e => new Header(Encoding.ASCII.GetBytes(e.Key), Compiled(e.Value, slots), $"expected header {e.Key}"))];
        contains = Compiled(plan.BodyContains, slots);
        matches = plan.BodyMatches is null ? null : new(plan.BodyMatches, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        (least, most) = (plan.MinSize ?? 0, plan.MaxSize ?? long.MaxValue);
        Count = (statuses.Length > 0 ? 1 : 0) + json.Length + headers.Length + (contains is null ? 0 : 1) + (matches is null ? 0 : 1) + (plan.MinSize is null ? 0 : 1) + (plan.MaxSize is null ? 0 : 1);
    }

    /// <summary>Those that somebody wrote down; a status below 400 is expected without it.</summary>
    public int Count { get; }

    public bool NeedBody => json.Length > 0 || contains is not null || matches is not null;

    /// <summary>The cause of the first that is not met, and how many are met.</summary>
    public string? Check(AnswerReader answer, Variables values, Scratch scratch, out int met)
    {
        met = Count;
        string? cause = null;
        var status = answer.Head.Status;
        if (!StatusFits(status))
        {
            cause = Causes.Status(status);
            if (statuses.Length > 0) met--;
        }
        if (answer.BodyLength < least || answer.BodyLength > most)
        {
            cause ??= Causes.Size;
            met--;
        }
        foreach (var header in headers)
        {
            if (Holds(header, answer, values, scratch)) continue;
            cause ??= header.Cause;
            met--;
        }
        if (!NeedBody) return cause;
        foreach (var expected in json)
        {
            if (Holds(expected, answer, values, scratch)) continue;
            cause ??= expected.Cause;
            met--;
        }
        if (contains is not null && !(scratch.Fill(contains, values) && answer.Body.IndexOf(scratch.Text.Span) >= 0))
        {
            cause ??= Causes.Body;
            met--;
        }
        if (matches is not null && !matches.IsMatch(scratch.Characters(answer.Body)))
        {
            cause ??= Causes.Body;
            met--;
        }
        return cause;
    }

    /// <summary>What was expected and found, for people. Only for an answer that failed.</summary>
    public string Explain(AnswerReader answer, Variables values, Scratch scratch)
    {
        if (!StatusFits(answer.Head.Status))
            return $"expected status {(statuses.Length == 0 ? "below 400" : string.Join(", ", statuses.Select(s => s.From == s.To ? $"{s.From}" : $"{s.From}-{s.To}")))}, found {answer.Head.Status}";
        if (answer.BodyLength < least) return $"expected at least {least} bytes, found {answer.BodyLength}";
        if (answer.BodyLength > most) return $"expected at most {most} bytes, found {answer.BodyLength}";
        foreach (var header in headers)
        {
            if (Holds(header, answer, values, scratch)) continue;
            var place = 0;
            var found = AnswerHead.Find(answer.HeadBytes, header.Name, ref place, out var value) ? Encoding.UTF8.GetString(value) : "none";
            return $"{header.Cause}{Wanted(header.Value, values, scratch)}, found {found}";
        }
        foreach (var expected in json)
        {
            if (Holds(expected, answer, values, scratch)) continue;
            return $"{expected.Cause}{Wanted(expected.Value, values, scratch)}, found {Find(expected.Path, answer.Body, scratch) switch { true => scratch.Found.ToString(), false => "nothing", null => "no JSON" }}";
        }
        if (contains is not null && !(scratch.Fill(contains, values) && answer.Body.IndexOf(scratch.Text.Span) >= 0)) return $"expected a body that contains {scratch.Text}";
        return $"expected a body that matches {matches}";
    }

    private static string Wanted(CompiledText? text, Variables values, Scratch scratch) => text is null ? "" : scratch.Fill(text, values) ? $" = {scratch.Text}" : " = ?";

    private static CompiledText? Compiled(string? template, Slots slots) => template is null ? null : new CompiledText.Builder(slots).Add(template, Place.Body).Build();

    private bool StatusFits(int status)
    {
        if (statuses.Length == 0) return status < 400;
        foreach (var range in statuses)
        {
            if (status >= range.From && status <= range.To) return true;
        }
        return false;
    }

    private static bool Holds(Header header, AnswerReader answer, Variables values, Scratch scratch)
    {
        var place = 0;
        while (AnswerHead.Find(answer.HeadBytes, header.Name, ref place, out var value))
        {
            if (header.Value is null || scratch.Fill(header.Value, values) && value.SequenceEqual(scratch.Text.Span)) return true;
        }
        return false;
    }

    private static bool Holds(Json expected, AnswerReader answer, Variables values, Scratch scratch) =>
        Find(expected.Path, answer.Body, scratch) == true
        && (expected.Value is null || scratch.Fill(expected.Value, values) && scratch.Found.Span.SequenceEqual(scratch.Text.Span));

    /// <summary>Null: no JSON.</summary>
    internal static bool? Find(JsonPath path, ReadOnlySpan<byte> body, Scratch scratch)
    {
        scratch.Found.Length = 0;
        try
        {
            return path.Find(body, scratch.Found);
        }
        catch (JsonException)
        {
            return null; // the answer is what is being judged: that it is no JSON is a finding, not an accident
        }
    }

    private sealed record Json(JsonPath Path, CompiledText? Value, string Cause);

    private sealed record Header(byte[] Name, CompiledText? Value, string Cause);
}
