using PerfGates.Load;

namespace PerfGates.Tests.Load;

public class BadServers
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    public static TheoryData<bool> Transports { get; } = [false, true];

    [Theory, MemberData(nameof(Transports))]
    public void Nobody_listens(bool portable)
    {
        using LittleServer server = new(_ => { });
        server.Close();
        var refused = Assert.IsType<LoadEvent.Refused>(Worker.Run(Plans.Of(server.Url, Plans.Get("/")), Plans.Passes(3), portable)[^1]);
        Assert.Equal("connection refused", refused.Cause);
    }

    [Theory, MemberData(nameof(Transports))]
    public void Nobody_listens_any_more(bool portable)
    {
        LittleServer? server = null;
        using var it = server = new(visit =>
        {
            if (visit.Number == 0) return;
            visit.Read();
            server!.Close();
        });
        Assert.Equal("connection closed 1, connection refused 2", Worker.Run(Plans.Of(it.Url, Plans.Get("/")), Plans.Passes(3), portable).Causes());
    }

    [Theory, MemberData(nameof(Transports))]
    public void Connections_are_reset(bool portable) => Fails("connection reset 3", portable, visit =>
    {
        visit.Read();
        visit.Reset();
    });

    [Theory, MemberData(nameof(Transports))]
    public void Connections_are_closed_without_an_answer(bool portable) => Fails("connection closed 3", portable, visit => visit.Read());

    [Theory, MemberData(nameof(Transports))]
    public void Half_an_answer(bool portable)
    {
        var told = Fails("connection closed inside the answer 3", portable, visit =>
        {
            visit.Read();
            visit.Write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhell");
        });
        Assert.All(told.OfType<LoadEvent.Failure>(), f => Assert.Equal((200, "hell"), (f.Status, f.Body)));
    }

    [Theory, MemberData(nameof(Transports))]
    public void More_bytes_than_were_announced(bool portable) => Fails("more bytes than its Content-Length 3", portable, visit =>
    {
        visit.Read();
        visit.Write(Ok + "more");
        visit.WaitForEnd();
    });

    [Theory, MemberData(nameof(Transports))]
    public void An_endless_chunk(bool portable) => Fails("body too large 3", portable, visit =>
    {
        visit.Read();
        visit.Write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFF\r\n");
        while (true) visit.Stream.Write(new byte[64 << 10]);
    }, plan => plan with { LargestBody = 1 << 20 });

    [Theory, MemberData(nameof(Transports))]
    public void A_gigabyte(bool portable) => Fails("body too large 3", portable, visit =>
    {
        visit.Read();
        visit.Write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
        while (true) visit.Stream.Write(new byte[64 << 10]);
    });

    [Theory, MemberData(nameof(Transports))]
    public void One_byte_and_then_silence(bool portable)
    {
        var told = Fails("timeout 3", portable, visit =>
        {
            visit.Read();
            visit.Write("H");
            visit.WaitForEnd();
        }, plan => plan with { RequestTimeout = TimeSpan.FromSeconds(0.2) });
        Assert.Equal("no complete answer in time; 1 bytes came", told.OfType<LoadEvent.Failure>().First().Detail);
    }

    [Theory, MemberData(nameof(Transports))]
    public void Another_protocol(bool portable) => Fails("not HTTP 3", portable, visit => visit.Write("220 mail.example ESMTP ready at your service\r\n\r\n"));

    [Theory, MemberData(nameof(Transports))]
    public void A_head_without_end(bool portable) => Fails("head too long 3", portable, visit =>
    {
        visit.Read();
        visit.Write("HTTP/1.1 200 OK\r\n");
        while (true) visit.Write("X: " + new string('x', 1000) + "\r\n");
    });

    [Theory, MemberData(nameof(Transports))]
    public void Redirects_without_end(bool portable) => Fails("too many redirects 3", portable, visit =>
    {
        while (visit.Read() is not null) visit.Write("HTTP/1.1 302 Found\r\nLocation: ../again\r\nContent-Length: 0\r\n\r\n");
    }, plan => plan with { Redirects = 5 });

    [Theory, MemberData(nameof(Transports))]
    public void A_redirect_to_somebody_else(bool portable) => Fails("redirect to another host 3", portable, visit =>
    {
        while (visit.Read() is not null) visit.Write("HTTP/1.1 302 Found\r\nLocation: http://example.invalid/\r\nContent-Length: 0\r\n\r\n");
    }, plan => plan with { Redirects = 5 });

    [Theory, MemberData(nameof(Transports))]
    public void A_wrong_body_with_a_good_status(bool portable)
    {
        using var server = LittleServer.Answering((_, _) => "200 OK\n\n{\"id\": 8}");
        var plan = Plans.Of(server.Url, Plans.Get("/") with { Expect = new() { Status = [new(200, 200)], Json = [new("$.id", "7")], BodyContains = "id" } });
        var told = Worker.Run(plan, Plans.Passes(4), portable);
        Assert.Equal("expected $.id 4", told.Causes());
        Assert.Equal((8, 12), (told.OfType<LoadEvent.Window>().Sum(w => w.ChecksMet), told.OfType<LoadEvent.Window>().Sum(w => w.ChecksTried)));
        Assert.Equal(["expected $.id = 7, found 8"], told.OfType<LoadEvent.Failure>().Select(f => f.Detail).Distinct());
        Assert.Equal(3, told.OfType<LoadEvent.Failure>().Count());
        Assert.Equal([4L], told.OfType<LoadEvent.Window>().Single().Over);
    }

    [Theory, MemberData(nameof(Transports))]
    public void No_JSON_where_a_capture_looks_for_it(bool portable)
    {
        using var server = LittleServer.Answering((_, _) => "200 OK\n\n<html>");
        var plan = Plans.Of(server.Url, Plans.Get("/") with { Captures = [new("id", CaptureSource.Json, "$.id")] }, Plans.Get("/{{id}}"));
        var told = Worker.Run(plan, Plans.Passes(3), portable);
        Assert.Equal("no capture id 3", told.Causes());
        Assert.Equal((0, 0), (told.Ok(0), told.Ok(1)));
    }

    [Fact]
    public void A_certificate_that_nobody_vouches_for()
    {
        using var server = LittleServer.Answering((_, _) => "200 OK\n\nok", tls: true);
        var plan = Plans.Of(server.Url, Plans.Get("/"));
        Assert.Equal("TLS", Assert.IsType<LoadEvent.Refused>(Worker.Run(plan, Plans.Passes(3))[^1]).Cause);
        Assert.Equal(3, Worker.Run(plan with { Insecure = true }, Plans.Passes(3)).Ok());
    }

    [Fact]
    public void TLS_that_is_none()
    {
        using LittleServer server = new(visit => visit.Write("HTTP/1.1 400 Bad Request\r\n\r\n"));
        var plan = Plans.Of(server.Url.Replace("http:", "https:", StringComparison.Ordinal), Plans.Get("/"));
        Assert.Equal("TLS", Assert.IsType<LoadEvent.Refused>(Worker.Run(plan, Plans.Passes(3))[^1]).Cause);
    }

    private static IReadOnlyList<LoadEvent> Fails(string causes, bool portable, Action<Visit> serve, Func<LoadPlan, LoadPlan>? change = null)
    {
        using LittleServer server = new(visit =>
        {
            if (visit.Number > 0) serve(visit);
        });
        var plan = Plans.Of(server.Url, Plans.Get("/"));
        var told = Worker.Run(change?.Invoke(plan) ?? plan, Plans.Passes(3), portable);
        Assert.Equal(causes, told.Causes());
        Assert.Equal((0L, StepEnd.Completed), (told.Ok(), told.Done().End));
        return told;
    }
}
