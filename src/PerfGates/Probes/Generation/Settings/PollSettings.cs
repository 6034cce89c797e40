using PerfGates.Budgets;
using PerfGates.Diagnostics;

namespace PerfGates.Probes.Generation.Settings;

internal enum JobState
{
    Queued,
    Running,
    Done,
    Failed,
}

/// <summary>How a job is asked how far it is.</summary>
/// <param name="States">Of every status that there may be: one that is missing here is an error when it is seen.</param>
internal sealed record PollSettings(
    RequestSettings? Request,
    Located<string> Status,
    Located<string>? Progress,
    Located<string>? Steps,
    Located<string>? Stage,
    Located<string>? Created,
    Located<string>? Started,
    Located<string>? Finished,
    IReadOnlyDictionary<string, JobState> States,
    SourceSpan Span)
{
    public static PollSettings Read(SettingsReader settings)
    {
        var request = RequestSettings.Read(settings, "get: /tasks/{{id}}");
        var status = Paths.Read(settings, "status", "JSONPath of the status in the answer: $.status.");
        settings.Demand("status", settings.NameSpan, "where the status stands in the answer, such as $.status", orEmpty: true);
        var progress = Paths.Read(settings, "progress", "JSONPath of how far it is: \"7/50\", a share up to 1, or percent above it; with 'steps', the number of the step.");
        var steps = Paths.Read(settings, "steps", "JSONPath of how many steps there are.");
        if (steps is not null && progress is null) settings.Report(Rules.MissingKey.At(settings.KeySpan("steps"), settings.Where, "progress", "the step that it is at"));
        var stage = Paths.Read(settings, "stage", "JSONPath of the stage that it is in.");
        var created = Paths.Read(settings, "created", "JSONPath of when the server took the job, as ISO 8601 or seconds since 1970; the server's own times win over polling.");
        var started = Paths.Read(settings, "started", "JSONPath of when it began to run, likewise.");
        var finished = Paths.Read(settings, "finished", "JSONPath of when it was finished, likewise.");
        Dictionary<string, JobState> states = [];
        Take("queued", "Statuses of a job that waits.", JobState.Queued);
        Take("running", "Statuses of a job that runs.", JobState.Running);
        Take("done", "Statuses of a job that is finished.", JobState.Done);
        Take("failed", "Statuses of a job that failed.", JobState.Failed);
        settings.Demand("done", settings.NameSpan, "the status of a job that is finished, such as completed");
        return new(request, status ?? new("$", settings.Span), progress, steps, stage, created, started, finished, states, settings.NameSpan);

        void Take(string key, string help, JobState state)
        {
            var words = settings.Texts(key, help);
            if (settings.Has(key) && words.Count == 0) settings.Report(Rules.InvalidValue.At(settings.ValueSpan(key), "", key, "write at least one status, or leave the key out"));
            foreach (var word in words)
                if (!states.TryAdd(word.Value, state)) settings.Report(Rules.StatusTwice.At(word.Span, word.Value));
        }
    }

    /// <summary>"queued: pending; running: processing", for the message about one that is missing.</summary>
    public string Lists => string.Join("; ", States.GroupBy(s => s.Value).OrderBy(g => g.Key).Select(g => $"{g.Key.ToString().ToLowerInvariant()}: {string.Join(", ", g.Select(s => s.Key))}"));
}
