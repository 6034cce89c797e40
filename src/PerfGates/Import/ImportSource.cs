namespace PerfGates.Import;

/// <summary>A file of another tool, and what its reader asked for.</summary>
/// <param name="Path">For positions and for telling the format; nothing is read from it.</param>
/// <param name="Host">Requests of this host are taken, "example.org" or "localhost:5080"; null: the first one's.</param>
/// <param name="Name">Of the gate; null: the file's.</param>
internal sealed record ImportSource(string Text, string Path, string? Host = null, string? Name = null)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    public string GateName => Name ?? System.IO.Path.GetFileNameWithoutExtension(Path);
}
