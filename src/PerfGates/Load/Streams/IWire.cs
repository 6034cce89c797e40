using PerfGates.Load.Answers;

namespace PerfGates.Load.Streams;

/// <summary>One user's way to the server: requests go in as the bytes of HTTP/1.1, answers come out of an <see cref="AnswerReader"/>, whatever is spoken between.</summary>
internal interface IWire : IDisposable
{
    bool IsOpen { get; }

    Task OpenAsync();

    /// <summary>Complete or broken; throws what <see cref="Link.CauseOf"/> knows.</summary>
    ValueTask<Progress> ExchangeAsync(ReadOnlyMemory<byte> request, AnswerReader answer);

    /// <summary>The next request needs a new connection.</summary>
    void Close();

    /// <summary>Ends opening or exchanging from another thread.</summary>
    void Abort();
}
