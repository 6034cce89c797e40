namespace CaseFiles;

public sealed record Case(int Id, string Title, string Status, int Pages)
{
    private const int LinesPerPage = 40;

    /// <summary>Every line names the case; pages end with a form feed.</summary>
    public string Content() => string.Join('\f', Enumerable.Range(1, Pages).Select(Page));

    private string Page(int page) => string.Join('\n', Enumerable.Range(1, LinesPerPage).Select(line => $"{Title}, page {page}, line {line}"));
}
