using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PerfGates.Diagnostics;

namespace PerfGates.Profiles;

/// <summary>
/// Where time went in the runs that were accepted: a file beside the baseline file, and committed with it. A file of its own,
/// because it explains and never decides: what is wrong with it must not keep values from being compared.
/// </summary>
/// <param name="Gates">By name.</param>
internal sealed record AcceptedProfiles(IReadOnlyDictionary<string, IReadOnlyList<AcceptedProfile>> Gates)
{
    private const int Version = 1;
    private const int MostMethods = 100;
    private const double SmallestShare = 0.005;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AcceptedProfiles None { get; } = new(new Dictionary<string, IReadOnlyList<AcceptedProfile>>());

    /// <summary>".perfbudget.yml" → ".perfbudget.profiles.json".</summary>
    public static string PathOf(string budgetFile) => Path.ChangeExtension(budgetFile, ".profiles.json");

    /// <summary>Null where none was accepted.</summary>
    public AcceptedProfile? Find(string gate, string subject) => Gates.TryGetValue(gate, out var of) ? of.FirstOrDefault(p => p.Subject == subject) : null;

    /// <summary>With the profiles of a gate replaced.</summary>
    public AcceptedProfiles With(string gate, IReadOnlyList<AcceptedProfile> profiles) => new(new Dictionary<string, IReadOnlyList<AcceptedProfile>>(Gates) { [gate] = profiles });

    /// <summary>What is worth remembering of a profile.</summary>
    public static AcceptedProfile Of(StackProfile profile, string subject, DateOnly date) => new(
        subject, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), profile.Samples,
        new SortedDictionary<string, double>(profile.Methods.Where(m => m.Inclusive >= SmallestShare).Take(MostMethods).ToDictionary(m => m.Name, m => Math.Round(m.Inclusive, 4)), StringComparer.Ordinal));

    /// <summary>Never throws; none after a problem.</summary>
    public static AcceptedProfiles Read(string text, string path, ICollection<Diagnostic> problems)
    {
        try
        {
            if (JsonSerializer.Deserialize<Written>(text, Format) is { Version: Version, Gates: { } gates } && gates.Values.All(g => g is not null && g.All(p => p is { Subject: not null, Methods: not null, Date: not null })))
                return new(gates);
            problems.Add(Rules.ProfilesUnreadable.At(SourceSpan.StartOf(path), path, $"it is not of version {Version.ToString(CultureInfo.InvariantCulture)}"));
        }
        catch (JsonException broken)
        {
            problems.Add(Rules.ProfilesUnreadable.At(SourceSpan.StartOf(path), path, broken.Message));
        }
        return None;
    }

    public string Write() => JsonSerializer.Serialize(new Written(Version, new SortedDictionary<string, IReadOnlyList<AcceptedProfile>>(Gates.ToDictionary(), StringComparer.Ordinal)), Format) + "\n";

    private sealed record Written(int Version, IReadOnlyDictionary<string, IReadOnlyList<AcceptedProfile>>? Gates);
}

/// <param name="Subject">Of the gate: the case, or empty for the gate as a whole.</param>
/// <param name="Date">2026-01-31.</param>
/// <param name="Methods">Name → inclusive share.</param>
internal sealed record AcceptedProfile(string Subject, string Date, int Samples, IReadOnlyDictionary<string, double> Methods);
