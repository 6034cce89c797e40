using PerfGates.Verdicts;

namespace PerfGates.Reports.Html;

/// <summary>Where the time went, in one more run that was never judged.</summary>
internal static class ProfilePart
{
    public static Markup Of(ReportedGate gate) => gate.Profile is not { } profile ? Markup.None : Markup.Of($"""
        <section class="profile"><h4>Where the time went{Markup.If(profile.Subject.Length > 0, $" in <code>{profile.Subject}</code>")}</h4>
        <p class="quiet">{Phrases.Count(profile.Samples, "sample")} of one more run{Markup.If(profile.Since is not null, $", against {profile.Since}")}{Markup.If(profile.Speedscope is not null, $"; all of it in <code>{profile.Speedscope}</code>")}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="methods of {gate.Name}"><table class="rows">
        <thead><tr><th scope="col">method<th scope="col">with callees<th scope="col"><span class="hidden">bar</span><th scope="col">itself{Markup.If(profile.Since is not null, $"<th scope=\"col\">then<th scope=\"col\">change")}
        <tbody>
        {Markup.Join(profile.Methods, m => Row(m, profile.Since is not null))}</table></div></section>

        """);

    private static Markup Row(ReportedMethod method, bool compared) => Markup.Of($"""
        <tr><th scope="row"><code>{method.Name}</code><td>{Phrases.Percent(method.Inclusive)}<td>{Bar(method.Inclusive)}<td>{Phrases.Percent(method.Self)}{Markup.If(compared, $"<td>{(method.Then is { } then ? Phrases.Percent(then) : "-")}<td>{(method.Then is { } before ? Points(method.Inclusive - before) : "")}")}

        """);

    private static Markup Bar(double share) => Markup.Of($"<svg class=\"m\" viewBox=\"0 0 1000 9\" preserveAspectRatio=\"none\"><path d=\"M0 5H{(int)Math.Round(Math.Clamp(share, 0, 1) * 1000)}\"/></svg>");

    // Shares differ by points of a hundred.
    private static string Points(double difference) => BreachText.Change(1 + difference).Replace(" %", " points", StringComparison.Ordinal);
}
