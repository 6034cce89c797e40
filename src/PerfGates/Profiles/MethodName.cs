using System.Text.RegularExpressions;

namespace PerfGates.Profiles;

/// <summary>One name for one method, however it was compiled: without its arguments, without the types it was made for, and an async one by the name it was written under.</summary>
internal static partial class MethodName
{
    // Threads that wait inside of the operating system: for sockets, for files that change, for input.
    private static readonly HashSet<string> InTheSystem =
    [
        "System.Net.Sockets.SocketAsyncEngine.EventLoop", "Interop+Sys.WaitForSocketEvents", "Interop+Sys.Poll", "Interop+Sys.Read", "Interop+Sys.ReadStdin", "Interop+Sys.ReadEvents",
        "Interop+Kernel32.GetQueuedCompletionStatus", "Interop+Kernel32.GetQueuedCompletionStatusEx",
    ];

    /// <param name="frame">As TraceEvent writes it: "A.B+&lt;C&gt;d__1.MoveNext()", "A.List`1[System.Int32].Add(!0)". Empty where it is not known.</param>
    public static string Of(string frame)
    {
        var name = frame;
        // An operator or a lambda has no parenthesis in its own name; arguments begin at the first.
        if (name.IndexOf('(', StringComparison.Ordinal) is > 0 and var arguments) name = name[..arguments];
        if (name.IndexOf('[', StringComparison.Ordinal) is > 0 and var types && name.IndexOf(']', types) is > 0) name = name[..types] + name[(name.LastIndexOf(']') + 1)..];
        return StateMachine().Replace(name, ".$1");
    }

    /// <summary>Says nothing of what a program does: what the runtime puts between a thread and its work. On top of a stack it would be the work.</summary>
    public static bool IsPlumbing(string name) =>
        name.StartsWith("System.Threading.", StringComparison.Ordinal) || name.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal);

    /// <summary>On top of a stack: the thread waits, and costs nothing. The sampler looks at every thread by the clock.</summary>
    public static bool IsWait(string name)
    {
        if (InTheSystem.Contains(name)) return true;
        if (!name.StartsWith("System.Threading.", StringComparison.Ordinal)) return false;
        var method = name[(name.LastIndexOf('.') + 1)..];
        return method.StartsWith("Wait", StringComparison.Ordinal) || method.StartsWith("Sleep", StringComparison.Ordinal) || method.StartsWith("Join", StringComparison.Ordinal) || method.StartsWith("ObjWait", StringComparison.Ordinal);
    }

    /// <summary>Where the runtime stops a thread in order to look at it.</summary>
    public static bool IsTheLookItself(string name) => name.StartsWith("System.Threading.Thread.<PollGC>", StringComparison.Ordinal) || name == "System.Threading.Thread.PollGC";

    [GeneratedRegex(@"\+<(.+)>d__\d+(`\d+)?\.MoveNext$")]
    private static partial Regex StateMachine();
}
