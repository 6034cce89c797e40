using System.Globalization;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;

namespace PerfGates.MSBuild;

/// <summary>What the engine is asked to do; its only argument is the path of this, as JSON.</summary>
[DataContract]
internal sealed class EngineRequest
{
    [DataMember(Name = "schema", Order = 0)] public int Schema { get; set; } = 1;
    [DataMember(Name = "nonce", Order = 1)] public string Nonce { get; set; } = "";
    [DataMember(Name = "version", Order = 2)] public string Version { get; set; } = "";
    [DataMember(Name = "entry", Order = 3)] public string Entry { get; set; } = "";
    [DataMember(Name = "budgetFile", Order = 4)] public string BudgetFile { get; set; } = "";
    [DataMember(Name = "project", Order = 5)] public string Project { get; set; } = "";
    [DataMember(Name = "configuration", Order = 6)] public string Configuration { get; set; } = "";
    [DataMember(Name = "targetFrameworks", Order = 7)] public string[] TargetFrameworks { get; set; } = [];
    [DataMember(Name = "outputs", Order = 8)] public string[] Outputs { get; set; } = [];
    [DataMember(Name = "projects", Order = 9)] public BuiltProject[] Projects { get; set; } = [];
    [DataMember(Name = "publishFolder", Order = 10)] public string? PublishFolder { get; set; }
    [DataMember(Name = "tags", Order = 11)] public string[] Tags { get; set; } = [];
    [DataMember(Name = "gates", Order = 12)] public string[] Gates { get; set; } = [];
    [DataMember(Name = "strict", Order = 13)] public bool Strict { get; set; }
    [DataMember(Name = "buildBenchmarks", Order = 14)] public bool BuildBenchmarks { get; set; }
    [DataMember(Name = "resultsFolder", Order = 15)] public string ResultsFolder { get; set; } = "";
    [DataMember(Name = "runFolder", Order = 16)] public string RunFolder { get; set; } = "";
    [DataMember(Name = "lockTimeoutSeconds", Order = 17)] public int LockTimeoutSeconds { get; set; }
    [DataMember(Name = "quietTimeoutSeconds", Order = 18)] public int QuietTimeoutSeconds { get; set; }
    [DataMember(Name = "compare", Order = 19)] public string? Compare { get; set; }
    [DataMember(Name = "reports", Order = 20)] public string Reports { get; set; } = "";
    [DataMember(Name = "ci", Order = 21)] public string Ci { get; set; } = "";
    [DataMember(Name = "webhook", Order = 22)] public string Webhook { get; set; } = "";
    [DataMember(Name = "otlp", Order = 23)] public bool Otlp { get; set; }
    [DataMember(Name = "parent", Order = 24)] public ParentProcess Parent { get; set; } = ParentProcess.Current();
    [DataMember(Name = "why", Order = 25)] public bool Why { get; set; }
    [DataMember(Name = "profile", Order = 26)] public string Profile { get; set; } = "";

    public void WriteTo(string path)
    {
        using var file = File.Create(path);
        new DataContractJsonSerializer(typeof(EngineRequest)).WriteObject(file, this);
    }
}

[DataContract]
internal sealed class BuiltProject
{
    [DataMember(Name = "project", Order = 0)] public string Project { get; set; } = "";
    [DataMember(Name = "output", Order = 1)] public string Output { get; set; } = "";

    public static BuiltProject From(Microsoft.Build.Framework.ITaskItem assembly) =>
        new() { Project = assembly.GetMetadata("MSBuildSourceProjectFile"), Output = assembly.GetMetadata("FullPath") };
}

/// <summary>The build node; the engine ends when it is gone. An id alone could be a later process.</summary>
[DataContract]
internal sealed class ParentProcess
{
    [DataMember(Name = "id", Order = 0)] public int Id { get; set; }
    [DataMember(Name = "started", Order = 1)] public string Started { get; set; } = "";

    public static ParentProcess Current()
    {
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return new ParentProcess { Id = self.Id, Started = self.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) };
    }
}
