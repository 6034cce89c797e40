using PerfGates.Load;
using PerfGates.Probes.Http.Settings;

namespace PerfGates.Probes.Http.Planning;

/// <summary>Settings in, the plan for the generator out. Pure.</summary>
internal static class LoadPlans
{
    // Everything random repeats from run to run.
    private const int Seed = 1;

    /// <param name="url">Of the server, without a path.</param>
    /// <param name="fileOf">Bytes of a body that is a file, by its path as it is written.</param>
    /// <param name="limits">In seconds, rising.</param>
    public static LoadPlan Of(HttpSettings http, string url, IReadOnlyList<FeederPlan> feeders, Func<string, byte[]> fileOf, IReadOnlyList<double> limits)
    {
        var id = 0;
        List<ScenarioPlan> scenarios = [];
        foreach (var entry in http.Scenario)
            scenarios.Add(new(entry.Name, entry.Weight,
                [.. http.Before.Concat(entry.Before).Select(r => Request(r, -1, http.Headers))],
                [.. entry.Steps.Select(r => Request(r, id++, http.Headers))],
                entry.Think ?? http.Behaviour.Think));
        return new(url, http.Address.Protocol, SetUp(), scenarios, feeders, limits, Seed)
        {
            Variables = http.Variables.ToDictionary(v => v.Name.Value, v => v.Value.Value),
            RequestTimeout = http.Behaviour.RequestTimeout,
            Redirects = http.Behaviour.Redirects,
            Cookies = http.Behaviour.Cookies,
            Insecure = http.Behaviour.Insecure,
            Threads = http.Behaviour.Threads,
        };

        // A login is made before there is a token to send.
        List<RequestPlan> SetUp()
        {
            HashSet<string> known = [.. http.Variables.Select(v => v.Name.Value)];
            List<RequestPlan> setup = [];
            foreach (var request in http.Setup)
            {
                setup.Add(Request(request, -1, [.. http.Headers.Where(h => TemplateCheck.CanFill(h.Value.Value, known))]));
                known.UnionWith(request.Captures.Select(c => c.Name.Value));
            }
            return setup;
        }

        RequestPlan Request(RequestSettings request, int number, IReadOnlyList<HeaderSetting> ofGate) => new(
            number, request.Name.Value, request.Method, http.Address.PathOf(request.Path.Value), Headers(request, ofGate),
            request.Body switch { null => null, { File: { } file } => new(null, fileOf(file.Value)), var body => new(body.Template, null) },
            [.. request.Captures.Select(c => c.Plan)], request.Expect.Plan);
    }

    private static List<KeyValuePair<string, string>> Headers(RequestSettings request, IReadOnlyList<HeaderSetting> ofGate)
    {
        List<HeaderSetting> own = [.. request.Headers.GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.Last())];
        List<HeaderSetting> all = [.. ofGate.Where(g => own.All(o => !Same(o.Name, g.Name))), .. own];
        List<KeyValuePair<string, string>> headers = [.. all.Select(h => KeyValuePair.Create(h.Name, h.Value.Value))];
        if (request.Body?.ContentType is { } type && all.All(h => !Same(h.Name, "Content-Type"))) headers.Add(new("Content-Type", type));
        return headers;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
