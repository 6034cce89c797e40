using System.Diagnostics;
using System.Text.Json;

namespace PerfGates.Tests;

/// <summary>
/// An independent judge of JSON: python3-jsonschema of Debian (draft-04 to draft-07). Our own would share our mistakes. Many
/// documents in one call, because Python takes longer to start than to validate.
/// </summary>
internal static class Validator
{
    // Debian's own Python: another one on PATH does not have Debian's packages.
    private const string Python = "/usr/bin/python3";

    private const string Program = """
        import json, sys, jsonschema
        asked = json.load(sys.stdin)
        kind = jsonschema.validators.validator_for(asked["schema"])
        kind.check_schema(asked["schema"])
        judge = kind(asked["schema"])
        print(json.dumps([["/".join(map(str, e.absolute_path)) + ": " + e.message[:300] for e in judge.iter_errors(i)][:5] for i in asked["instances"]]))
        """;

    /// <summary>Skips the test where it is not installed; tests/run.sh installs it.</summary>
    public static void IsThere() => Assert.SkipUnless(File.Exists(Python) && Run("-c", "import jsonschema", "").Code == 0, "takes python3-jsonschema (Debian) to validate");

    /// <param name="instances">Texts of JSON.</param>
    /// <returns>Of each instance what is wrong with it, at most five complaints; empty where it is valid.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Complaints(string schema, IEnumerable<string> instances)
    {
        var (code, output, error) = Run("-c", Program, $$"""{ "schema": {{schema}}, "instances": [{{string.Join(",", instances)}}] }""");
        Assert.True(code == 0, error);
        return JsonSerializer.Deserialize<List<List<string>>>(output)!;
    }

    private static (int Code, string Output, string Error) Run(string option, string program, string input)
    {
        using var python = Process.Start(new ProcessStartInfo(Python, [option, program]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        python.StandardInput.Write(input);
        python.StandardInput.Close();
        python.WaitForExit();
        return (python.ExitCode, output.Result, error.Result);
    }
}
