using System.Text;
using PerfGates.Diagnostics;
using PerfGates.Recordings;

namespace PerfGates.Tests.Recordings;

public class BadRecordings
{
    private static readonly string Good = RecordingFile.Write(KeepingEverything.Of([], null)).Replace("\"gates\"", "\n\"gates\"", StringComparison.Ordinal);

    private static readonly (string What, byte[] File)[] Files =
    [
        ("empty", []),
        ("no JSON", Bytes("recording")),
        ("cut off", Bytes(Good[..(Good.Length / 2)])),
        ("more behind it", Bytes(Good + "}")),
        ("a list", Bytes("[]")),
        ("of something else", Bytes("""{ "schema": 1, "gates": [] }""")),
        ("a version to come", Changed("\"version\":1", "\"version\":2")),
        ("a version that is none", Changed("\"version\":1", "\"version\":\"one\"")),
        ("another key", Changed("\"probe\":", "\"prob\":")),
        ("a key that nobody knows", Changed("\"repeated\":", "\"more\":1,\"repeated\":")),
        ("another type", Changed("\"elapsed\":1.25", "\"elapsed\":\"long\"")),
        ("nothing where something is needed", Changed("\"tool\":\"0.1.0\"", "\"tool\":null")),
        ("a code that this version lacks", Changed("PG2016", "PG2999")),
        ("two gates of one name", Changed("\"gates\":[", "\"gates\":[" + Good[(Good.IndexOf("\"gates\":[", StringComparison.Ordinal) + 9)..Good.LastIndexOf(']')] + ",")),
        ("an evidence that nobody knows", Changed("\"subjects\":[]", """ "subjects":[{"kind":"gate","name":"","carriers":[""],"values":{"time":{"value":1,"evidence":{"is":"guess"}}}}]""")),
        ("compressed and damaged", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 1, 2]),
        ("compressed and cut off", RecordingFile.Packed(Good, "x.gz")[..100]),
    ];

    [Fact]
    public void Are_complained_about_at_their_place() => GoldenFile.Matches(string.Join("\n", Files.Select(f => $"=== {f.What}\n{Read(f.File)}")), "bad-recordings.txt");

    private static string Read(byte[] file)
    {
        List<Diagnostic> problems = [];
        Assert.Null(RecordingFile.Read(file, "/repo/run.json", problems));
        Assert.NotEmpty(problems);
        return string.Join('\n', problems) + "\n";
    }

    private static byte[] Changed(string from, string to)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        return Bytes(Good.Replace(from, to, StringComparison.Ordinal));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
