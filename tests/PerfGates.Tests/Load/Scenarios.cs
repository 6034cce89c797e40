using PerfGates.Load;

namespace PerfGates.Tests.Load;

public class Scenarios
{
    public static TheoryData<bool> Transports { get; } = [false, true];

    [Theory, MemberData(nameof(Transports))]
    public void Set_up_once_then_captures_cookies_and_data_flow_from_request_to_request(bool portable)
    {
        List<string> seen = [];
        using var server = LittleServer.Answering((_, request) =>
        {
            lock (seen) seen.Add(request.Split(" HTTP")[0] + (request.Contains("Cookie: ", StringComparison.Ordinal) ? " " + request.Split("Cookie: ")[1].Split('\r')[0] : "") + (request.Split("\r\n\r\n")[1] is { Length: > 0 } body ? " " + body : ""));
            return request.StartsWith("POST /login", StringComparison.Ordinal) ? "200 OK\nSet-Cookie: session=s1; Path=/\n\n{\"token\": \"t1\"}"
                : request.StartsWith("POST /items", StringComparison.Ordinal) ? "201 Created\nLocation: /items/42\n\n"
                : "200 OK\n\nitem";
        });
        var plan = Plans.Of(
            server.Url,
            Plans.Post("/items?t={{token}}", "{\"name\": \"{{name}}\"}") with { Captures = [new("place", CaptureSource.Header, "location")], Expect = new() { Status = [new(201, 201)] } },
            Plans.Get("{{place}}") with { Path = "/{{place}}", Expect = new() { BodyContains = "item" } }) with
        {
            Setup = [Plans.Post("/login", "x") with { Id = -1, Captures = [new("token", CaptureSource.Json, "$.token")] }],
            Feeders = [new(["name"], [["one"], ["two"]], Pick.Sequential)],
        };
        var told = Worker.Run(plan, Plans.Passes(3), portable);
        Assert.Equal((3, 3, ""), (told.Ok(0), told.Ok(1), told.Causes()));
        Assert.Equal(
            ["POST /login x", "POST /items?t=t1 session=s1 {\"name\": \"one\"}", "GET //items/42 session=s1", "POST /items?t=t1 session=s1 {\"name\": \"two\"}", "GET //items/42 session=s1", "POST /items?t=t1 session=s1 {\"name\": \"one\"}", "GET //items/42 session=s1"],
            seen);
    }

    [Theory, MemberData(nameof(Transports))]
    public void A_set_up_that_fails_refuses_the_plan(bool portable)
    {
        using var server = LittleServer.Answering((_, _) => "401 Unauthorized\n\nwho are you?");
        var refused = Assert.IsType<LoadEvent.Refused>(Worker.Run(Plans.Of(server.Url, Plans.Get("/")) with { Setup = [Plans.Get("/login") with { Id = -1, Name = "log in" }] }, Plans.Passes(1), portable)[^1]);
        Assert.Equal(("log in", "status 401", 401, "who are you?"), (refused.Request, refused.Cause, refused.Status, refused.Body));
    }

    [Theory, MemberData(nameof(Transports))]
    public void A_request_before_a_pass_that_fails_fails_the_pass(bool portable)
    {
        var asked = 0;
        using var server = LittleServer.Answering((_, request) => request.StartsWith("GET /before", StringComparison.Ordinal) && Interlocked.Increment(ref asked) % 2 == 0 ? "500 Oops\n\nno cart" : "200 OK\n\nok");
        var plan = Plans.Of(server.Url, Plans.Get("/"));
        plan = plan with { Scenarios = [plan.Scenarios[0] with { Before = [Plans.Get("/before") with { Id = -1 }] }] };
        var told = Worker.Run(plan, Plans.Passes(10), portable);
        Assert.Equal((5L, "status 500 of /before before it 5"), (told.Ok(), told.Causes()));
        var failure = told.OfType<LoadEvent.Failure>().First();
        Assert.Equal((0, "/before", "status 500 of /before before it", 500, "no cart"), (failure.Request, failure.Name, failure.Cause, failure.Status, failure.Body));
    }

    [Theory, MemberData(nameof(Transports))]
    public void Unique_data_that_runs_out_ends_the_step(bool portable)
    {
        using var server = LittleServer.Answering((_, _) => "200 OK\n\nok");
        var plan = Plans.Of(server.Url, Plans.Get("/{{n}}")) with { Feeders = [new(["n"], [["1"], ["2"], ["3"]], Pick.Unique)] };
        var told = Worker.Run(plan, Plans.Passes(10), portable);
        Assert.Equal((3, StepEnd.OutOfData), (told.Ok(), told.Done().End));
    }

    [Theory, MemberData(nameof(Transports))]
    public void Weights_are_kept_exactly_and_iterations_are_shared(bool portable)
    {
        using var server = LittleServer.Answering((_, _) => "200 OK\n\nok");
        var plan = Plans.Of(server.Url, Plans.Get("/"));
        plan = plan with { Scenarios = [plan.Scenarios[0] with { Weight = 3 }, new("other", 1, [Plans.Get("/before")], [Plans.Get("/other") with { Id = 1 }], TimeSpan.Zero)] };
        var told = Worker.Run(plan, Plans.Passes(40, users: 4), portable);
        Assert.Equal((30, 10, 40L, 40L), (told.Ok(0), told.Ok(1), told.Done().Due, told.OfType<LoadEvent.Window>().Sum(w => w.Started)));
    }

    [Theory, MemberData(nameof(Transports))]
    public void Warm_up_passes_are_made_and_not_counted(bool portable)
    {
        var requests = 0;
        using var server = LittleServer.Answering((_, _) => Interlocked.Increment(ref requests) > 0 ? "200 OK\n\nok" : "");
        var told = Worker.Run(Plans.Of(server.Url, Plans.Get("/")), Plans.Passes(10, users: 2) with { WarmUpIterations = 5 }, portable);
        Assert.Equal((10L, 15), (told.Ok(), requests));
    }

    [Theory, MemberData(nameof(Transports))]
    public void Redirects_are_followed_on_the_same_clock(bool portable)
    {
        using var server = LittleServer.Answering((_, request) => request.Split(' ')[1] switch
        {
            "/" => "303 See Other\nLocation: a/b\n\n",
            "/a/b" when request.StartsWith("GET", StringComparison.Ordinal) => "301 Moved\nLocation: c\n\n",
            "/a/c" => "200 OK\n\nhere",
            _ => "500 Wrong\n\n",
        });
        var plan = Plans.Of(server.Url, Plans.Post("/", "x") with { Expect = new() { BodyContains = "here" } });
        Assert.Equal((4, ""), (Worker.Run(plan with { Redirects = 2 }, Plans.Passes(4), portable) is var told ? (int)told.Ok() : 0, told.Causes()));
        Assert.Equal("too many redirects 4", Worker.Run(plan with { Redirects = 1 }, Plans.Passes(4), portable).Causes());
    }

    [Theory, MemberData(nameof(Transports))]
    public void A_server_that_closes_after_each_answer_is_connected_to_again(bool portable)
    {
        using LittleServer server = new(visit =>
        {
            if (visit.Read() is not null) visit.Write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        });
        var told = Worker.Run(Plans.Of(server.Url, Plans.Get("/")), Plans.Passes(10), portable);
        Assert.Equal((10L, "", 9L), (told.Ok(), told.Causes(), told.Done().Reconnects));
        Assert.True(told.Done().Connect > 0);
    }

    [Theory, MemberData(nameof(Transports))]
    public void A_used_connection_that_was_closed_unasked_is_opened_again_once(bool portable)
    {
        // Closes without a word after two answers, when the third request has already been sent.
        using LittleServer server = new(visit =>
        {
            for (var i = 0; i < 2 && visit.Read() is not null; i++) visit.Write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            visit.Read();
        });
        var told = Worker.Run(Plans.Of(server.Url, Plans.Get("/")), Plans.Passes(9), portable);
        Assert.Equal((9L, "", 4L), (told.Ok(), told.Causes(), told.Done().Reconnects));
        var post = Worker.Run(Plans.Of(server.Url, Plans.Post("/", "x")), Plans.Passes(9), portable);
        Assert.Equal((6L, "connection closed 3"), (post.Ok(), post.Causes()));
    }

    [Theory, MemberData(nameof(Transports))]
    public void An_open_load_keeps_its_schedule_and_tells_what_it_dropped(bool portable)
    {
        using ManualResetEventSlim go = new();
        using var server = LittleServer.Answering((_, _) =>
        {
            go.Wait();
            return "200 OK\n\nok";
        });
        using Worker worker = new(Plans.Of(server.Url, Plans.Get("/")), portable);
        worker.Order(Plans.Rate(100, 1, connections: 5) with { Drive = new Drive.Open(100, 100, false, 5, TimeSpan.FromMilliseconds(10), 20) });
        var before = worker.Until(e => e is LoadEvent.Window);
        go.Set();
        List<LoadEvent> told = [.. before, .. worker.Until(e => e is LoadEvent.StepDone)];
        var windows = told.OfType<LoadEvent.Window>().ToList();
        Assert.Equal((100L, 100L, 25L, 75L), (told.Done().Due, windows.Sum(w => w.Started), told.Ok(), windows.Sum(w => w.Dropped)));
        Assert.Equal(20, windows.Sum(w => w.Late));
        Assert.Equal(0, told.OfType<LoadEvent.First>().Single().Times[0]);
        Assert.True(told.Quantile(1) >= 0.9);
    }

    [Theory, MemberData(nameof(Transports))]
    public void Bytes_and_queries_reach_the_server_as_they_were_written(bool portable)
    {
        string? got = null;
        using var server = LittleServer.Answering((_, request) => (got = request) is null ? "" : "200 OK\n\nok");
        var plan = Plans.Of(server.Url, Plans.Get("/a?q=1&r=ä") with { Method = "PUT", Body = new(null, [1, 2, 255]) });
        Assert.Equal(1, Worker.Run(plan, Plans.Passes(1), portable).Ok());
        Assert.StartsWith("PUT /a?q=1&r=%C3%A4 HTTP/1.1\r\n", got, StringComparison.Ordinal);
        Assert.EndsWith("Content-Length: 3\r\n\r\n\u0001\u0002\u00FF", got, StringComparison.Ordinal);
    }
}
