using System.Net.Security;

namespace PerfGates.Load.Streams;

internal static class Certificates
{
    /// <summary>The budget file asks for it, for servers under test with certificates of their own.</summary>
#pragma warning disable CA5359 // Do not disable certificate validation: only where "insecure" was written
    public static RemoteCertificateValidationCallback Any { get; } = (_, _, _, _) => true;
#pragma warning restore CA5359
}
