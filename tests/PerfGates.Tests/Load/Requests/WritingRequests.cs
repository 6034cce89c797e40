using System.Text;
using System.Text.RegularExpressions;
using PerfGates.Load;
using PerfGates.Load.Requests;

namespace PerfGates.Tests.Load.Requests;

public partial class WritingRequests
{
    [Fact]
    public void A_constant_one_is_always_the_same_bytes()
    {
        var request = Compile(Plans.Get("/a?b=c d") with { Headers = [new("Accept", "text/plain")] });
        request.Write(new(16), new(16), NoValues, [], out var first, out _);
        request.Write(new(16), new(16), NoValues, [], out var second, out var length);
        Assert.Same(first, second);
        Assert.Equal("GET /a?b=c%20d HTTP/1.1\r\nHost: localhost:81\r\nAccept: text/plain\r\nUser-Agent: perfgates\r\n\r\n", Encoding.ASCII.GetString(first, 0, length));
    }

    [Fact]
    public void A_body_has_its_length_in_bytes() =>
        Assert.EndsWith("Content-Length: 6\r\n\r\n{\"ä\"}", Written(Plans.Post("/", "{\"ä\"}")), StringComparison.Ordinal);

    [Fact]
    public void A_post_without_a_body_says_so() =>
        Assert.EndsWith("Content-Length: 0\r\n\r\n", Written(Plans.Get("/") with { Method = "POST" }), StringComparison.Ordinal);

    [Fact]
    public void Values_fill_target_headers_and_body()
    {
        var plan = Plans.Post("/{{id}}/x", "<{{id}}{{fixed}}>") with { Headers = [new("X", "{{id}}")] };
        Assert.Equal("POST /a%20b%0D%0A%C3%A4/x HTTP/1.1\r\nHost: localhost:81\r\nX: a b  ä\r\nUser-Agent: perfgates\r\nContent-Length: 10\r\n\r\n<a b\r\näF>", Written(plan, "a b\r\nä"));
    }

    [Fact]
    public void A_variable_without_a_value_is_named()
    {
        var request = Compile(Plans.Get("/{{id}}"));
        Assert.Equal("id", request.Write(new(16), new(16), NoValues, [], out _, out _));
    }

    [Fact]
    public void A_variable_that_nobody_knows_is_refused() => Assert.Throws<PlanException>(() => Compile(Plans.Get("/{{other}}")));

    [Fact]
    public void Cookies_come_with_the_headers() =>
        Assert.EndsWith("perfgates\r\nCookie: a=b\r\n\r\n", Written(Plans.Get("/"), cookies: "a=b"), StringComparison.Ordinal);

    [Fact]
    public void A_whole_address_of_the_same_host_becomes_a_path()
    {
        Assert.StartsWith("GET /x?y HTTP/1.1\r\n", Written(Plans.Get("http://localhost:81/x?y")), StringComparison.Ordinal);
        Assert.Throws<PlanException>(() => Compile(Plans.Get("http://elsewhere/x")));
    }

    [Fact]
    public void What_is_made_anew_differs_each_time()
    {
        var request = Compile(Plans.Post("/", "{{$seq}} {{$guid}} {{$random 3..5}} {{$now}}"));
        string Body()
        {
            request.Write(new(16), new(16), NoValues, [], out var bytes, out var length);
            return Encoding.UTF8.GetString(bytes, 0, length).Split("\r\n\r\n")[1];
        }
        var (first, second) = (Body(), Body());
        Assert.Matches(MadeAnew(), first);
        Assert.StartsWith("1 ", first, StringComparison.Ordinal);
        Assert.StartsWith("2 ", second, StringComparison.Ordinal);
        Assert.NotEqual(first.Split(' ')[1], second.Split(' ')[1]);
    }

    [Fact]
    public void Random_numbers_reach_both_ends_and_nothing_beyond()
    {
        Dice dice = new(1, 1);
        Assert.Equal([-1L, 0L, 1L], Enumerable.Range(0, 1000).Select(_ => dice.Between(-1, 1)).Distinct().Order());
        Assert.Equal(5, dice.Between(5, 5));
        dice.Between(long.MinValue, long.MaxValue);
    }

    [GeneratedRegex(@"^\d+ [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12} [345] \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex MadeAnew();

    private static readonly Slots Places = new(Plans.Of("http://localhost:81", Plans.Get("/") with { Captures = [new("id", CaptureSource.Json, "$.id")] }) with { Variables = new Dictionary<string, string> { ["fixed"] = "F" } });

    private Variables NoValues { get; } = new(Places.Count, new Fresh(TimeProvider.System), new Dice(1, 1));

    private static Request Compile(RequestPlan plan) => new(plan, new Uri("http://localhost:81"), Places);

    private string Written(RequestPlan plan, string? id = null, string cookies = "")
    {
        if (id is not null) NoValues.Set(Places.Find("id")!.Value, Encoding.UTF8.GetBytes(id));
        Compile(plan).Write(new(16), new(16), NoValues, Encoding.ASCII.GetBytes(cookies), out var bytes, out var length);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
