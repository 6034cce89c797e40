using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Xml;

namespace PerfGates.MSBuild;

/// <summary>What the engine found. Members that this version does not know are ignored.</summary>
[DataContract]
internal sealed class EngineVerdict
{
    [DataMember(Name = "nonce")] public string? Nonce { get; set; }
    [DataMember(Name = "version")] public string? Version { get; set; }
    [DataMember(Name = "completed")] public bool Completed { get; set; }
    [DataMember(Name = "diagnostics")] public EngineDiagnostic[]? Diagnostics { get; set; }

    /// <summary>Null: there is no verdict that this run could have written.</summary>
    public static EngineVerdict? Read(string path, string nonce)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = File.OpenRead(path);
            var verdict = (EngineVerdict?)new DataContractJsonSerializer(typeof(EngineVerdict)).ReadObject(file);
            return verdict?.Nonce == nonce && verdict.Diagnostics is not null ? verdict : null;
        }
        catch (Exception malformed) when (malformed is SerializationException or XmlException or IOException)
        {
            return null; // the caller turns null into an error, never into a pass
        }
    }
}

[DataContract]
internal sealed class EngineDiagnostic
{
    [DataMember(Name = "code")] public string? Code { get; set; }
    [DataMember(Name = "severity")] public string? Severity { get; set; }
    [DataMember(Name = "file")] public string? File { get; set; }
    [DataMember(Name = "line")] public int Line { get; set; }
    [DataMember(Name = "column")] public int Column { get; set; }
    [DataMember(Name = "endLine")] public int EndLine { get; set; }
    [DataMember(Name = "endColumn")] public int EndColumn { get; set; }
    [DataMember(Name = "text")] public string? Text { get; set; }
    [DataMember(Name = "helpLink")] public string? HelpLink { get; set; }

    /// <summary>Whatever is not plainly a lesser thing is an error.</summary>
    public Diagnostics.Severity Grade => Severity switch
    {
        "message" => Diagnostics.Severity.Message,
        "warning" => Diagnostics.Severity.Warning,
        _ => Diagnostics.Severity.Error,
    };
}
