using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;

namespace PerfGates.MSBuild;

/// <summary>What a test project says about itself, as MSBuild's -getProperty writes it.</summary>
[DataContract]
internal sealed class TestProjectFacts
{
    public const string Names = "IsTestProject,IsTestingPlatformApplication";

    [DataMember(Name = "Properties")] private TestProperties? Properties { get; set; }

    /// <summary>How 'dotnet build' runs its tests; null if it has none. Running none is red: the platform says so itself, VSTest when told.</summary>
    public string? RunOptions =>
        IsTrue(Properties?.IsTestingPlatformApplication) ? "-t:Test"
        : IsTrue(Properties?.IsTestProject) ? "-t:VSTest -p:VSTestCLIRunSettings=RunConfiguration.TreatNoTestsAsError=true"
        : null;

    public static TestProjectFacts Read(string path)
    {
        using var file = File.OpenRead(path);
        return (TestProjectFacts)new DataContractJsonSerializer(typeof(TestProjectFacts)).ReadObject(file)!;
    }

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    [DataContract]
    private sealed class TestProperties
    {
        [DataMember] public string? IsTestProject { get; set; }
        [DataMember] public string? IsTestingPlatformApplication { get; set; }
    }
}
