namespace PerfGates.Tests.Reports.Formats;

public class AsCsv
{
    [Fact]
    public void Every_row_has_all_columns_and_says_what_was_meant()
    {
        foreach (var name in AwkwardNames.All)
        {
            var rows = Read(Runs.Rendered("csv", Runs.Named(name)));
            Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
            Assert.Equal(3, rows.Count);
            Assert.Equal([name, name, name], new[] { "gate", "target", "subject" }.Select(c => rows[2][rows[0].IndexOf(c)]));
        }
    }

    [Fact]
    public void A_budget_that_was_not_measured_has_a_row_with_the_reason_of_its_gate()
    {
        var rows = Read(Runs.Rendered("csv", Example.Document));
        var import = Assert.Single(rows, r => r[0] == "import");
        Assert.Equal(("unmeasured", "PG2004", ""), (import[rows[0].IndexOf("verdict")], import[rows[0].IndexOf("code")], import[rows[0].IndexOf("value")]));
    }

    // RFC 4180, section 2.
    private static List<List<string>> Read(string text)
    {
        List<List<string>> rows = [];
        for (var i = 0; i < text.Length; i += 2)
        {
            List<string> row = [];
            for (; ; i++)
            {
                row.Add(Field(text, ref i));
                if (text[i] != ',') break;
            }
            Assert.Equal("\r\n", text[i..(i + 2)]);
            rows.Add(row);
        }
        return rows;
    }

    private static string Field(string text, ref int i)
    {
        var start = i;
        if (text[i] != '"')
        {
            while (text[i] is not (',' or '\r' or '\n')) Assert.NotEqual('"', text[i++]);
            return text[start..i];
        }
        for (i++; text[i] != '"' || text[i + 1] == '"'; i++)
            if (text[i] == '"') i++;
        i++;
        return text[(start + 1)..(i - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
