using System.Xml;
using System.Xml.Linq;

namespace PerfGates.Proposals;

/// <summary>What the text of a project says that it is. What Directory.Build.props or a package adds is not seen.</summary>
internal sealed record ProjectKind(bool IsWeb, bool IsWorker, bool IsProgram, bool IsTest, bool HasBenchmarks, bool HasPerfGates)
{
    public static ProjectKind Unknown { get; } = new(false, false, false, false, false, false);

    public static ProjectKind Of(string text)
    {
        if (Parsed(text) is not { } project) return Unknown;
        string[] sdks = [.. (project.Attribute("Sdk")?.Value ?? "").Split(';', StringSplitOptions.TrimEntries), .. project.Elements().Where(e => e.Name.LocalName == "Sdk").Select(e => e.Attribute("Name")?.Value ?? "")];
        string[] packages = [.. project.Descendants().Where(e => e.Name.LocalName == "PackageReference").Select(e => e.Attribute("Include")?.Value ?? "")];
        var (isWeb, isWorker) = (Has(sdks, "Microsoft.NET.Sdk.Web"), Has(sdks, "Microsoft.NET.Sdk.Worker"));
        var isTest = Property("IsTestProject") == "true" || packages.Any(p => p.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || p.StartsWith("NUnit", StringComparison.OrdinalIgnoreCase) || p.StartsWith("MSTest", StringComparison.OrdinalIgnoreCase) || p == "Microsoft.NET.Test.Sdk");
        return new(isWeb, isWorker, isWorker || Property("OutputType") is "exe" or "winexe", isTest, Has(packages, "BenchmarkDotNet"), Has(packages, "PerfGates"));

        string? Property(string name) => project.Descendants().FirstOrDefault(e => e.Name.LocalName == name && e.Parent?.Name.LocalName == "PropertyGroup")?.Value.Trim().ToLowerInvariant();
    }

    private static bool Has(string[] names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static XElement? Parsed(string text)
    {
        try
        {
            return XElement.Parse(text);
        }
        catch (XmlException)
        {
            return null; // half edited: then nothing is known of it
        }
    }
}
