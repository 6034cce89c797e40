namespace CaseFiles;

public sealed class Archive(IReadOnlyList<Case> cases)
{
    private const int PageSize = 20;

    private static readonly string[] Subjects = ["appeal", "boundary", "contract", "damage", "estate", "fraud", "guardian", "heritage"];

    public static Archive WithCases(int count) => new([.. Enumerable.Range(1, count).Select(id =>
        new Case(id, $"{Subjects[id % 8]} and {Subjects[id / 8 % 8]}, no. {id}", id % 3 == 0 ? "closed" : "open", 1 + id % 10))]);

    public IReadOnlyList<Case> Page(int page) => [.. cases.Skip((page - 1) * PageSize).Take(PageSize)];

    public Case? Find(int id) => id >= 1 && id <= cases.Count ? cases[id - 1] : null;

    public IReadOnlyList<Case> Search(string text) => [.. cases.Where(c => c.Title.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(PageSize)];
}
