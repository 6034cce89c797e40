using System.Security.Cryptography;
using System.Text;

namespace PerfGates.Reports.Html;

/// <summary>Style sheet and script, which lie inside the engine, and the policy that lets a page use these two and nothing else.</summary>
internal static class Style
{
    public static Markup Sheet { get; } = new(Read("report.css"));

    /// <summary>For comfort only: all is there without it.</summary>
    public static Markup Script { get; } = new(Read("report.js"));

    public static string Policy { get; } = $"default-src 'none'; style-src '{Hash(Sheet)}'; script-src '{Hash(Script)}'; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Read(string name)
    {
        using var stream = typeof(Style).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }

    private static string Hash(Markup content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content.Text)))}";
}
