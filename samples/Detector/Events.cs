namespace Detector;

/// <summary>Tells what it does, in lines of JSON, in the file that PERFGATES_EVENTS names. Without one it tells nobody.</summary>
public sealed class Events : IDisposable
{
    private readonly StreamWriter? file = Environment.GetEnvironmentVariable("PERFGATES_EVENTS") is { Length: > 0 } path ? new(path, append: true) { AutoFlush = true } : null;
    private string? stage;

    /// <summary>The stage before it is over.</summary>
    public void Stage(string name)
    {
        End();
        Say(name, "start");
        stage = name;
    }

    public void Frame(int number, int of) => file?.WriteLine($$"""{"event":"progress","i":{{number}},"n":{{of}}}""");

    public void Dispose()
    {
        End();
        file?.Dispose();
    }

    private void End()
    {
        if (stage is not null) Say(stage, "end");
    }

    private void Say(string name, string state) => file?.WriteLine($$"""{"event":"stage","name":"{{name}}","state":"{{state}}"}""");
}
