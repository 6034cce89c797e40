using System.Globalization;
using System.Text;

namespace PerfGates.Reports.Table;

/// <summary>Where the time of a gate went: its methods with the largest shares, what is new or more than in the accepted run first.</summary>
internal static class ProfileLines
{
    private const int Most = 5;

    // Between two runs of one build shares differ by some points.
    private const double Notable = 0.05;

    // What everything runs in, and does nothing itself, says nothing.
    private const double Whole = 0.98;
    private const double Little = 0.02;

    public static string Render(string gate, ReportedProfile profile)
    {
        var text = new StringBuilder("\n");
        var whose = profile.Subject.Length > 0 ? $"{gate}, {profile.Subject}" : gate;
        var beside = profile.Since is { } since ? $", compared with {since}" : "";
        text.Append(CultureInfo.InvariantCulture, $"  why {whose} ({profile.Samples} samples{beside}):\n");
        List<ReportedMethod> telling = [.. profile.Methods.Where(m => m.Inclusive < Whole || m.Self >= Little)];
        var shown = (telling.Count > 0 ? telling : profile.Methods).OrderByDescending(m => Math.Max(More(m), Notable)).ThenByDescending(m => m.Inclusive).Take(Most).ToList();
        var width = shown.Max(m => m.Name.Length);
        foreach (var method in shown)
            text.Append("  ").Append(Percent(method.Inclusive).PadLeft(6)).Append("  ").Append(method.Name.PadRight(width)).Append("  self ").Append(Percent(method.Self).PadLeft(5)).Append(Change(method)).Append('\n');
        if (profile.Speedscope is { } file) text.Append("          all of it: ").Append(file).Append(", beside the report\n");
        if (profile.Trace is { } trace) text.Append("          trace: ").Append(trace).Append('\n');
        return text.ToString();
    }

    private static double More(ReportedMethod method) => method.Then is { } then ? method.Inclusive - then : 0;

    private static string Change(ReportedMethod method) => method.Then switch
    {
        null => "",
        0 => "  new",
        { } then when Math.Abs(More(method)) >= Notable => $"  was {Percent(then)}",
        _ => "",
    };

    private static string Percent(double share) => $"{Math.Round(share * 100).ToString("0", CultureInfo.InvariantCulture)} %";
}
