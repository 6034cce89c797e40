using System.Globalization;
using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Http.Settings;

/// <summary>How much is asked: so many users, or so many passes a second.</summary>
/// <param name="To">At the end of a ramp; the same without one.</param>
internal sealed record Level(bool IsRate, double From, double To)
{
    public const double MostUsers = 100_000;
    public const double MostRate = 1_000_000;
    private const string Ramp = "..";

    private static readonly string RatePattern = $" *{QuantityPattern.Of(Dimension.Rate)} *";

    public static TextForm UsersForm { get; } = TextForm.Whole(1, (int)MostUsers, 6);

    public static TextForm RateForm { get; } = TextForm.Like($@"{RatePattern}(?:\.\.{RatePattern})?", "a rate such as 200/s, or a ramp such as 20/s..200/s", "200/s", "20/s..200/s");

    /// <summary>Of one that may be either.</summary>
    public static TextForm EitherForm { get; } = TextForm.Like($"[0-9]{{1,6}}|{QuantityPattern.Of(Dimension.Rate)}", "a rate such as 20/s, or a number of users", "20/s") with { Numbers = (1, MostUsers) };

    /// <summary>As it is written: "5", "200/s", "20/s..200/s".</summary>
    public string Text => From == To ? Written(From) : Written(From) + Ramp + Written(To);

    /// <summary>As it is said: "5 users", "200/s".</summary>
    public string Words => IsRate ? Text : From == 1 ? "1 user" : $"{Text} users";

    public static Level? Users(Located<string> written, SettingsReader settings)
    {
        if (int.TryParse(written.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var users) && users is >= 1 and <= (int)MostUsers) return new(false, users, users);
        settings.Report(Rules.InvalidValue.At(written.Span, written.Value, "users", $"write a whole number from 1 to {MostUsers}, or a list of them"));
        return null;
    }

    public static Level? Rate(Located<string> written, SettingsReader settings)
    {
        var ends = written.Value.Split(Ramp);
        var rates = ends.Select(e => Rate(e.Trim(), written, settings)).ToArray();
        if (rates.Any(r => r is null)) return null;
        if (rates.Length <= 2) return new(true, rates[0]!.Value, rates[^1]!.Value);
        settings.Report(Rules.InvalidValue.At(written.Span, written.Value, "rate", "a ramp goes from one rate to another: 20/s..200/s"));
        return null;
    }

    /// <summary>A bare number is users, anything else a rate without a ramp.</summary>
    public static Level? Either(Located<string> written, SettingsReader settings) =>
        written.Value.All(char.IsAsciiDigit) ? Users(written, settings) : Rate(written.Value, written, settings) is { } rate ? new(true, rate, rate) : null;

    private static double? Rate(string text, Located<string> written, SettingsReader settings)
    {
        if (!QuantityText.TryParse(text, out var quantity, out var problem)) settings.Report(Rules.BadQuantity.At(written.Span, text, problem));
        else if (quantity is { Dimension: Dimension.Rate, Value: > 0 and <= MostRate }) return quantity.Value;
        else settings.Report(Rules.InvalidValue.At(written.Span, text, "rate", "write a rate above zero such as 200/s, or a ramp such as 20/s..200/s"));
        return null;
    }

    private string Written(double value) => QuantityText.Write(new(value, IsRate ? Dimension.Rate : Dimension.Number));
}
