using System.Collections.Concurrent;

namespace Catalog;

/// <summary>Rows of one kind by their numbers, in memory.</summary>
public sealed class Table<T> where T : class
{
    private readonly ConcurrentDictionary<int, T> rows = new();
    private int last;

    /// <param name="row">Makes the row that has the number.</param>
    public T Add(Func<int, T> row)
    {
        var id = Interlocked.Increment(ref last);
        return rows[id] = row(id);
    }

    public T? Find(int id) => rows.GetValueOrDefault(id);

    public IEnumerable<T> Where(Func<T, bool> condition) => rows.Select(r => r.Value).Where(condition);

    /// <summary>The row as it is now; null if there is none.</summary>
    public T? Change(int id, Func<T, T> change)
    {
        while (rows.TryGetValue(id, out var row))
        {
            var changed = change(row);
            if (rows.TryUpdate(id, changed, row)) return changed;
        }
        return null;
    }

    public bool Remove(int id) => rows.TryRemove(id, out _);
}
