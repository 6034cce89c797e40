using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace PerfGates.Probes.Bundle;

/// <summary>A folder as FileSystemGlobbing walks it, without symbolic links: they lead out of what is shipped, or in circles.</summary>
internal sealed class UnlinkedFolder(DirectoryInfo folder, UnlinkedFolder? parent) : DirectoryInfoBase
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public override string Name => folder.Name;

    public override string FullName => folder.FullName;

    public override DirectoryInfoBase? ParentDirectory => parent;

    public override IEnumerable<FileSystemInfoBase> EnumerateFileSystemInfos()
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
            if (!IsLink(entry))
                yield return entry is DirectoryInfo below ? new UnlinkedFolder(below, this) : new FileInfoWrapper((FileInfo)entry);
    }

    public override DirectoryInfoBase GetDirectory(string path) => new UnlinkedFolder(new(Path.Combine(FullName, path)), this);

    public override FileInfoBase GetFile(string path) => new FileInfoWrapper(new(Path.Combine(FullName, path)));

    // A file that a cloud drive keeps elsewhere is a reparse point too, but no link.
    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;
}
