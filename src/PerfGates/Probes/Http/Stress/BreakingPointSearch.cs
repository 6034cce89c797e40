namespace PerfGates.Probes.Http.Stress;

/// <summary>Why a step of a search is made.</summary>
internal enum Purpose
{
    /// <summary>More than ever before.</summary>
    Grow,

    /// <summary>After the first break: how long does it take until the server is well again?</summary>
    Recover,

    /// <summary>After a later break: the server is to be well before the next try.</summary>
    Return,

    /// <summary>Between the highest healthy and the lowest broken load.</summary>
    Try,

    /// <summary>The lowest broken load once more.</summary>
    Confirm,
}

/// <param name="Load">Passes a second, or users.</param>
internal sealed record SearchStep(Purpose Purpose, double Load)
{
    /// <summary>It asks whether the server stands a load, and not whether it is well again.</summary>
    public bool IsProbe => Purpose is Purpose.Grow or Purpose.Try or Purpose.Confirm;
}

/// <param name="Start">The first load.</param>
/// <param name="Recovery">The load after the first break.</param>
/// <param name="InWholes">Users, which cannot be halved.</param>
internal sealed record SearchRange(double Start, double Grow, double Precision, double? Ceiling, double Recovery, bool InWholes);

/// <summary>
/// Searches the load that breaks a server: ever more until it breaks, then between the last healthy and the first broken
/// load until they are near each other, and the broken one once more. What it is told decides alone what it asks next.
/// </summary>
internal sealed class BreakingPointSearch
{
    // A load that breaks now and holds then says that the machine is not steady; nobody wants to see it for ever.
    private const int MostChanges = 3;

    private readonly SearchRange _range;
    private readonly SortedSet<double> _broken = [];
    private bool _hasRecovered;
    private int _changes;

    public BreakingPointSearch(SearchRange range) => (_range, Next) = (range, new(Purpose.Grow, range.Start));

    /// <summary>What is to be done; null when the search has ended.</summary>
    public SearchStep? Next { get; private set; }

    /// <summary>The highest load that was confirmed healthy; null if not even the first one was.</summary>
    public double? Healthy { get; private set; }

    /// <summary>The lowest load that broke twice; null if none did.</summary>
    public double? FirstBad { get; private set; }

    /// <summary>Why nothing is known beyond; null where nothing stood in the way.</summary>
    public string? Doubt { get; private set; }

    /// <summary>A probing step has ended.</summary>
    /// <param name="overloaded">Why the generator itself was the bottleneck; null if it was not.</param>
    public void Probed(bool broken, string? overloaded)
    {
        var step = Next!;
        if (overloaded is not null && !_hasRecovered) (Doubt, _hasRecovered, Next) = (overloaded, true, new(Purpose.Recover, _range.Recovery));
        else if (overloaded is not null) End(overloaded);
        else if (broken) Broke(step);
        else Held(step);
    }

    /// <summary>A step that waits for the server has ended.</summary>
    public void Waited(bool healthy)
    {
        if (Doubt is not null) Next = null;
        else if (healthy) Continue();
        // It needs no second break to show that it does not stand this: it did not even come back.
        else (FirstBad, Next) = (_broken.Min, null);
    }

    private void Broke(SearchStep step)
    {
        _broken.Add(step.Load);
        if (step.Purpose == Purpose.Confirm)
        {
            (FirstBad, Next) = (step.Load, null);
            return;
        }
        Next = _hasRecovered ? new(Purpose.Return, _range.Start) : new(Purpose.Recover, _range.Recovery);
        _hasRecovered = true;
    }

    private void Held(SearchStep step)
    {
        Healthy = Math.Max(Healthy ?? 0, step.Load);
        if (step.Purpose == Purpose.Confirm && ++_changes >= MostChanges) End($"{step.Load:0.###} broke once and held once");
        else if (_broken.RemoveWhere(b => b <= Healthy) >= 0 && _broken.Count > 0) Continue();
        else if (step.Load >= _range.Ceiling) Next = null;
        else Next = new(Purpose.Grow, Math.Min(Rounded(step.Load * _range.Grow, step.Load), _range.Ceiling ?? double.PositiveInfinity));
    }

    private void Continue()
    {
        var broken = _broken.Min;
        if (Healthy is not { } healthy || broken / healthy <= 1 + _range.Precision || (_range.InWholes && broken - healthy <= 1)) Next = new(Purpose.Confirm, broken);
        else Next = new(Purpose.Try, Rounded(Math.Sqrt(healthy * broken), healthy));
    }

    // More than the load below it, also in whole numbers.
    private double Rounded(double load, double above) => _range.InWholes ? Math.Max(Math.Round(load), above + 1) : load;

    private void End(string doubt) => (Doubt, Next) = (doubt, null);
}
