using PerfGates.FakeEngine;

// Speaks the protocol of the real engine and measures nothing: the environment variable PERFGATES_FAKE names the part it plays.
switch (args)
{
    case ["run", "--request", var path]:
        return await Parts.Play(Environment.GetEnvironmentVariable("PERFGATES_FAKE") ?? "pass", Request.Read(path));
    case ["reap", "--run", var nonce]:
        CookieHolders.Kill(nonce);
        return 0;
    default:
        return 2;
}
