using System.Security.Cryptography;
using System.Text;

namespace CaseFiles;

/// <summary>Whether each line belongs to its case, and the seal over all of them.</summary>
public sealed record Validation(bool Valid, int Lines, string Seal)
{
    public static Validation Of(Case validated)
    {
        var content = validated.Content();
        var lines = content.Split('\n', '\f');
        return new(lines.All(line => line.StartsWith(validated.Title, StringComparison.Ordinal)), lines.Length, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
    }
}
