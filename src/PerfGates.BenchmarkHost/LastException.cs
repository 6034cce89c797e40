using System.Reflection;
using System.Runtime.ExceptionServices;

namespace PerfGates.BenchmarkHost;

/// <summary>Remembers what was thrown last, because BenchmarkDotNet prints a benchmark's exception and keeps it to itself.</summary>
internal sealed class LastException
{
    private Exception? _last;

    public LastException() => AppDomain.CurrentDomain.FirstChanceException += Note;

    /// <summary>Wrapped, so that a benchmark that misses a type is not taken for a BenchmarkDotNet that lacks it.</summary>
    public Exception AsFailure() => new TargetInvocationException(_last ?? new InvalidOperationException("it ended without a result"));

    private void Note(object? sender, FirstChanceExceptionEventArgs e)
    {
        if (e.Exception is not TargetInvocationException) _last = e.Exception;
    }
}
