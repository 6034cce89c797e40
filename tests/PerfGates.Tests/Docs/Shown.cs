namespace PerfGates.Tests.Docs;

/// <summary>What a page shows as the output of something, compared with the real output; <c>PERFGATES_ACCEPT=1</c> rewrites the page.</summary>
internal static class Shown
{
    public static void Matches(Block block, string received)
    {
        if (block.Text.TrimEnd('\n') == received.TrimEnd('\n')) return;
        if (Environment.GetEnvironmentVariable("PERFGATES_ACCEPT") == "1") Page.Rewrite(block, received);
        else Assert.Fail($"{block.Place} shows another text than what comes out; PERFGATES_ACCEPT=1 accepts.\n--- shown\n{block.Text}\n--- received\n{received}");
    }
}
