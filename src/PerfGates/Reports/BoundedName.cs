using System.Security.Cryptography;
using System.Text;

namespace PerfGates.Reports;

/// <summary>A name for a system that takes no longer ones.</summary>
internal static class BoundedName
{
    private const int Digits = 8;

    /// <summary>As it is, or its beginning with a hash of the whole: two long names stay two.</summary>
    /// <param name="most">In UTF-16 characters; more than ten.</param>
    public static string Of(string name, int most)
    {
        if (name.Length <= most) return name;
        var kept = most - Digits - 1;
        if (char.IsHighSurrogate(name[kept - 1])) kept--;
        return $"{name[..kept]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..Digits]}";
    }
}
