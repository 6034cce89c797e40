using PerfGates.Budgets;
using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Probes.Generation.Settings;

/// <summary>What must have been made, so that failing fast is no way to pass.</summary>
/// <param name="Request">Fetches it; null where it is a file, or after a problem.</param>
/// <param name="File">A file or pattern; null where it is fetched.</param>
/// <param name="MinSize">In bytes, at least 1.</param>
/// <param name="Type">What its media type begins with; null: any.</param>
internal sealed record OutputSettings(RequestSettings? Request, Located<string>? File, double MinSize, Located<string>? Type, SourceSpan Span)
{
    public static OutputSettings OfJob(SettingsReader settings) =>
        new(RequestSettings.Read(settings, "get: /outputs/{{id}}"), null, ReadMinSize(settings), settings.Text("type", "What its media type begins with: video/mp4, or video/."), settings.NameSpan);

    public static OutputSettings OfProgram(SettingsReader settings)
    {
        var file = settings.Text("file", "The file that it writes, or a pattern with * and **; counted from the working directory.");
        if (file is null) settings.Report(Rules.MissingKey.At(settings.NameSpan, settings.Where, "file", "the file that the program writes, such as out.mp4"));
        return new(null, file, ReadMinSize(settings), null, settings.NameSpan);
    }

    private static double ReadMinSize(SettingsReader settings) => settings.Quantity("min-size", "It is at least so large.", Dimension.Size, 1)!.Value;
}
