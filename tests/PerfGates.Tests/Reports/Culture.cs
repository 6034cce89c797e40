using System.Globalization;

namespace PerfGates.Tests.Reports;

/// <summary>Acts as a machine of somewhere would.</summary>
internal static class Culture
{
    public static void In(string culture, Action act)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
