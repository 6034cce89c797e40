namespace PerfGates.Tests.Reports.Formats;

public class AsGitLabCodeQuality
{
    // Of docs.gitlab.com/ci/testing/code_quality, "Code Quality report format": what is required, and nothing beside it.
    private const string Schema = """
        {
          "$schema": "http://json-schema.org/draft-07/schema",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
              "description": { "type": "string" },
              "check_name": { "type": "string", "pattern": "^PG[0-9]{4}$" },
              "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
              "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
              "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                  "path": { "type": "string", "not": { "pattern": "^(\\./|/repo/)" } },
                  "lines": { "type": "object", "required": ["begin"], "properties": { "begin": { "type": "integer", "minimum": 1 } } }
                }
              }
            }
          }
        }
        """;

    [Fact]
    public void It_has_the_members_that_GitLab_requires()
    {
        Validator.IsThere();
        Assert.All(Validator.Complaints(Schema, Runs.All.Values.Concat(AwkwardNames.All.Select(Runs.Named)).Select(r => Runs.Rendered("gitlab", r))), Assert.Empty);
    }

    [Fact]
    public void It_begins_without_a_byte_order_mark() => Assert.All(Runs.All.Values, r => Assert.StartsWith("[", Runs.Rendered("gitlab", r)));
}
