using System.Diagnostics;

namespace PerfGates.FakeEngine;

internal static class CookieHolders
{
    /// <summary>Linux only, where a process shows its environment in /proc.</summary>
    public static void Kill(string nonce)
    {
        foreach (var process in Process.GetProcesses())
            if (process.Id != Environment.ProcessId && Holds(process.Id, "PERFGATES_RUN=" + nonce))
                process.Kill();
    }

    private static bool Holds(int id, string cookie)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains(cookie);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
