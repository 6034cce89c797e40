using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Http.Settings;

/// <summary>One entry under <c>load</c>.</summary>
/// <param name="Name">Null where it has none.</param>
/// <param name="Levels">One step each; none for a search.</param>
/// <param name="IsSweep">Its levels are written as a list.</param>
/// <param name="For">Null where iterations end a step, or nothing is said.</param>
/// <param name="Iterations">Null where time ends a step, or nothing is said.</param>
internal sealed record LoadSettings(
    Located<string>? Name,
    IReadOnlyList<Level> Levels,
    bool IsSweep,
    TimeSpan? For,
    long? Iterations,
    OpenSettings Open,
    IReadOnlyList<Condition> Abort,
    IReadOnlyList<RequestBudgets> Requests,
    IReadOnlyList<BudgetItem> Budgets,
    StressSettings? Stress,
    SourceSpan Span)
{
    private static readonly string[] Plain = ["users", "rate", "for", "iterations"];

    /// <summary>What is asked where nobody says: one user, as many iterations as the budgets need.</summary>
    public static LoadSettings Standard(SourceSpan span) => new(null, [new(false, 1, 1)], false, null, null, OpenSettings.Standard, [], [], [], null, span);

    /// <summary>Its name, or what it asks.</summary>
    public string Called => Name?.Value ?? (Stress is not null ? HttpMetrics.BreakingPoint : Levels is [var one] && !IsSweep ? one.Words : IsClosed ? "users" : "rate");

    public bool IsClosed => Stress is { } stress ? !stress.Start.IsRate : Levels.All(l => !l.IsRate);

    /// <summary>In a list of loads.</summary>
    public static LoadSettings Read(SettingsReader settings)
    {
        var name = settings.Text("name", "What it is called in budgets and messages.");
        var load = ReadPlain(settings);
        var open = OpenSettings.Read(settings);
        var abort = Condition.Read(settings, "abort", "Ends the load when it is so: 'errors > 20% for 5s'.", lasting: true);
        var requests = settings.Named("requests", "Budgets of single requests under this load.", (request, inside) => new RequestBudgets(request, inside.Budgets()), "request");
        var budgets = settings.Budgets();
        var stress = StressSettings.Read(settings, open);
        if (name is { Value: "" }) settings.Report(Rules.InvalidValue.At(name.Span, "", "the name of a load", "write a word"));
        if (stress is not null)
        {
            foreach (var plain in Plain.Where(settings.Has)) settings.Report(Rules.Exclusive.At(settings.KeySpan(plain), "find", plain, "a search chooses its loads itself, from 'start' on; 'step' says how long each lasts"));
            if (settings.Has("abort")) settings.Report(Rules.Exclusive.At(settings.KeySpan("abort"), "find", "abort", "a search ends a step by itself once 'broken-when' holds"));
            if (settings.Has("requests")) settings.Report(Rules.Exclusive.At(settings.KeySpan("requests"), "find", "requests", "a search breaks things by design, so it measures no single request; put their budgets under another load"));
        }
        else if (load.Levels.Count > 0 && load.IsClosed)
            foreach (var key in OpenSettings.Keys.Where(settings.Has).Take(1)) settings.Report(Rules.Exclusive.At(settings.KeySpan(key), "users", key, "it is for loads with 'rate'"));
        foreach (var condition in abort) Conditions.Check(condition, settings, mustLast: true);
        return load with { Name = name, Open = open, Abort = abort, Requests = requests, Budgets = budgets, Stress = stress, Levels = stress is null ? load.Levels : [], Span = settings.Span };
    }

    /// <summary>The keys that may also stand directly under the probe.</summary>
    public static LoadSettings ReadPlain(SettingsReader settings)
    {
        var users = settings.Texts("users", "Users at the same time, each waiting for its answer; a list is a sweep with a step for each.", Level.UsersForm, "1");
        var rates = settings.Texts("rate", "Passes of the scenario that begin each second, whether or not answers come: 200/s, a ramp 20/s..200/s, or a list.", Level.RateForm);
        var time = settings.Duration("for", "How long each step lasts.");
        var iterations = settings.Whole("iterations", "Passes of the scenario in each step, shared by the users; without 'for' at least 200, and 10 / (1 - q) for a percentile.", 200, 1, 1_000_000_000);
        if (settings.Has("users") && settings.Has("rate")) settings.Report(Rules.Exclusive.At(settings.KeySpan("rate"), "users", "rate", "users wait for answers, a rate does not"));
        if (settings.Has("for") && settings.Has("iterations")) settings.Report(Rules.Exclusive.At(settings.KeySpan("iterations"), "for", "iterations", "either time or a number ends a step"));
        if (settings.Has("rate") && !settings.Has("for") && !settings.Has("iterations")) settings.Report(Rules.MissingKey.At(settings.KeySpan("rate"), settings.Where, "for", "how long the rate is held, such as 'for: 30s'"));
        var key = settings.Has("rate") ? "rate" : "users";
        if (settings.IsList(key) && settings.ValueSpan(key) is var span && (key == "rate" ? rates : users).Count == 0) settings.Report(Rules.InvalidValue.At(span, "[]", key, "write at least one"));
        IEnumerable<Level?> levels = settings.Has("rate") ? rates.Select(r => Level.Rate(r, settings)) : users.Select(u => Level.Users(u, settings));
        return Standard(settings.Span) with
        {
            Levels = [.. levels.OfType<Level>()],
            IsSweep = settings.IsList(key),
            For = time,
            Iterations = settings.Has("iterations") ? iterations : null,
        };
    }

    public static bool IsIn(SettingsReader settings) => Plain.Any(settings.Has);
}

/// <summary>Budgets of one request under one load.</summary>
internal sealed record RequestBudgets(Located<string> Request, IReadOnlyList<BudgetItem> Budgets);
