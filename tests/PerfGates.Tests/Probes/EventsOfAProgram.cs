using System.Text.RegularExpressions;
using PerfGates.Probes;

namespace PerfGates.Tests.Probes;

/// <summary>What a program appends to the file that PERFGATES_EVENTS names.</summary>
public class EventsOfAProgram
{
    private static async Task<string> Told(params string[] pieces)
    {
        var file = Path.GetTempFileName();
        List<string> told = [];
        await using (var events = new ProgramEvents(file, TimeProvider.System, e => told.Add(Regex.Replace(e.ToString(), "FoundAt = [^,]*, Behind = [^,]*, ", "")), (line, why) => told.Add($"line {line}: {why}")))
            foreach (var piece in pieces)
                await File.AppendAllTextAsync(file, piece, TestContext.Current.CancellationToken);
        File.Delete(file);
        return string.Join('\n', told);
    }

    [Fact]
    public async Task Are_told_in_order() => Assert.Equal(
        """
        Stage { Time = , Name = decode, Begins = True }
        Progress { Time = 12.0047, Step = 3, Steps = 50 }
        Progress { Time = , Step = 4, Steps =  }
        Output { Time = , Number = 1 }
        Reached { Time = , Phase = FirstOutput }
        Stage { Time = , Name = decode, Begins = False }
        """.ReplaceLineEndings("\n"),
        await Told(
            "{\"event\":\"stage\",\"name\":\"decode\",\"state\":\"start\"}\n{\"event\":\"progress\",\"i\":3,\"n\":50,\"t\":12.0047}\n\n",
            "{\"event\":\"prog", "ress\",\"i\":4}\r\n{\"event\":\"output\",\"k\":1}\n{\"event\":\"first-output\"}\n",
            "{\"event\":\"stage\",\"name\":\"decode\",\"state\":\"end\"}"));

    [Fact]
    public async Task Are_complained_about_with_their_line() => Assert.Equal(
        """
        line 1: it is not valid JSON at byte 1
        line 2: it has no 'event'
        line 3: there is no event 'stages' (known are stage, progress, output, vram, queued, running, first-output, done, failed)
        line 4: its 'name' is not a text with something in it
        line 5: its 'state' is neither "start" nor "end"
        line 6: its 'i' and 'n' are not both whole numbers
        line 7: its 'k' is not a whole number from 1
        line 8: a key stands there twice
        line 9: it is not a JSON object
        """.ReplaceLineEndings("\n"),
        await Told(
            "loading\n{}\n{\"event\":\"stages\"}\n{\"event\":\"stage\",\"state\":\"start\"}\n{\"event\":\"stage\",\"name\":\"a\",\"state\":\"begin\"}\n",
            "{\"event\":\"progress\",\"i\":1.5}\n{\"event\":\"output\",\"k\":\"one\"}\n{\"event\":\"done\",\"event\":\"done\"}\n[1]\n"));
}
