namespace PerfGates.Budgets;

/// <summary>The keys that a reading has asked for, and what it said of them.</summary>
internal sealed class SettingList
{
    private readonly List<Setting> _asked = [];
    private readonly HashSet<string> _neverEmpty = [];

    public IReadOnlyList<Setting> All => _asked;

    public void Add(Setting setting) => _asked.Add(setting with { NeverEmpty = setting.NeverEmpty || _neverEmpty.Contains(setting.Key) });

    public bool Has(string key) => _asked.Exists(s => s.Key == key);

    /// <summary>Said before or after the key is asked for.</summary>
    public void IsNeverEmpty(string key)
    {
        _neverEmpty.Add(key);
        Change(key, s => s with { NeverEmpty = true });
    }

    public void IsRequired(string key) => Change(key, s => s with { Required = true });

    private void Change(string key, Func<Setting, Setting> change)
    {
        for (var i = 0; i < _asked.Count; i++)
            if (_asked[i].Key == key) _asked[i] = change(_asked[i]);
    }
}
