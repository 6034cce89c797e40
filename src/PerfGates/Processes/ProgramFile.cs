using System.ComponentModel;

namespace PerfGates.Processes;

/// <summary>Finds the file that a program's name means, and says in words why it does not start.</summary>
internal static class ProgramFile
{
    /// <summary>The full path; null with a problem.</summary>
    public static string? Find(ProcessSpec spec, IReadOnlyDictionary<string, string> environment, out string problem)
    {
        problem = "";
        if (!Directory.Exists(spec.WorkingDirectory)) problem = $"its working directory '{spec.WorkingDirectory}' does not exist";
        else if (spec.FileName.Length == 0) problem = "it has no name";
        else if (spec.FileName.Contains('\0')) problem = "its name holds a NUL character";
        if (problem.Length > 0) return null;

        var isPath = spec.FileName.Contains(Path.DirectorySeparatorChar) || spec.FileName.Contains(Path.AltDirectorySeparatorChar);
        string[] candidates = isPath ? [Path.GetFullPath(spec.FileName, Path.GetFullPath(spec.WorkingDirectory))] : [.. OnPath(spec.FileName, environment)];
        var found = candidates.SelectMany(WithExtensions).Where(File.Exists).ToArray();
        if (Array.Find(found, IsExecutable) is { } program) return program;
        problem = found.Length > 0 ? $"'{found[0]}' is not executable; make it so with 'chmod +x', or start it through its interpreter"
            : !isPath ? "there is no program of that name on PATH"
            : Directory.Exists(candidates[0]) ? $"'{candidates[0]}' is a folder"
            : $"'{candidates[0]}' does not exist";
        return null;
    }

    /// <param name="error">What the operating system answered, an errno.</param>
    public static string Explain(string program, int error) => error switch
    {
        2 when Interpreter(program) is { } missing && missing.EndsWith('\r') => $"its first line names the interpreter '{missing.TrimEnd('\r')}' followed by a carriage return; save the file with LF line ends",
        2 when Interpreter(program) is { } missing => $"its interpreter '{missing}' does not exist",
        8 => "it is neither a program for this machine nor a script whose first line names an interpreter, such as #!/bin/sh",
        _ => new Win32Exception(error).Message,
    };

    private static IEnumerable<string> OnPath(string name, IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("PATH", "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, name));

    private static IEnumerable<string> WithExtensions(string path) =>
        OperatingSystem.IsWindows() && !Path.HasExtension(path) ? [path + ".exe", path + ".cmd", path + ".bat", path] : [path];

    // Not the whole truth (an owner may lack what others have), but then the start itself fails with the reason.
    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private static string? Interpreter(string program)
    {
        using var file = File.OpenRead(program);
        var head = new byte[256];
        var text = System.Text.Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        return text.StartsWith("#!", StringComparison.Ordinal) ? text[2..].Split('\n')[0].Trim(' ').Split(' ')[0] : null;
    }
}
