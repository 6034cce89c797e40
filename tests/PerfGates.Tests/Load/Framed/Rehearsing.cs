using System.Net;
using PerfGates.Load;
using PerfGates.Load.Pacing;
using PerfGates.Load.Streams;

namespace PerfGates.Tests.Load.Framed;

public class Rehearsing
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_stub_answers_whatever_is_rehearsed(bool framed)
    {
        var protocol = framed ? LoadProtocol.H2c : LoadProtocol.Http11;
        List<(long Answers, LoadEvent.Failure? Failure)> slices = [];
        Rehearsal.Run(protocol, new StreamTransport(new IPEndPoint(IPAddress.Loopback, 9), null, protocol), (transport, run, calibrates) =>
        {
            var found = transport.Run(run, calibrates);
            slices.Add((found.Lanes[0].Lane.Recorder.Answers, run.FirstFailure));
            return found;
        }, TimeProvider.System, CancellationToken.None);
        Assert.True(slices.Count > 1);
        Assert.All(slices, slice => Assert.Null(slice.Failure));
        Assert.True(slices.Sum(s => s.Answers) > 0);
    }
}
