using PerfGates.Diagnostics;
using PerfGates.Units;

namespace PerfGates.Budgets;

/// <summary>The pressure that a gate runs under.</summary>
/// <param name="Span">Of the key.</param>
internal sealed record Constraint(SourceSpan Span, ProcessorConstraint? Processors, MemoryConstraint? Memory, VideoMemoryConstraint? VideoMemory)
{
    private const string Key = "constrain", Cpu = "cpu", MemoryKey = "memory", Vram = "vram";

    /// <summary>It limits what is started, so that nothing that was started before will do.</summary>
    public bool LimitsPrograms => Processors?.Cores is not null || Memory is not null;

    /// <summary>For people: "cpu load 90 %, 1 core".</summary>
    public string Text => string.Join(", ", new[] { Processors?.Text, Memory?.Text, VideoMemory?.Text }.OfType<string>());

    public static Constraint? Read(SettingsReader settings)
    {
        ReportEmpty(settings, Key);
        return settings.Section(Key, "Pressure to run under, such as { cpu: { load: 90% } }.", constrain =>
        {
            ReportEmpty(constrain, Cpu, MemoryKey, Vram);
            return new Constraint(
                constrain.NameSpan,
                constrain.Section(Cpu, "Pressure on the processors.", ProcessorConstraint.Read),
                constrain.Section(MemoryKey, "Less memory.", MemoryConstraint.Read),
                constrain.Section(Vram, "Less graphics memory.", VideoMemoryConstraint.Read));
        });
    }

    /// <summary>Who writes a key and nothing behind it believes in a pressure that is not there.</summary>
    public static void ReportEmpty(SettingsReader settings, params string[] keys)
    {
        settings.NeverEmpty(keys);
        foreach (var key in keys.Where(k => settings.Has(k) && settings.IsEmpty(k))) settings.Report(Rules.EmptyConstraint.At(settings.KeySpan(key), key));
    }
}

/// <param name="Load">How busy the machine is before the program runs, from above 0 to 1; null: as busy as it happens to be.</param>
/// <param name="Cores">On how many processors the programs run; null: on all.</param>
internal sealed record ProcessorConstraint(double? Load, int? Cores)
{
    private const string LoadKey = "load", CoresKey = "cores";

    public string Text => (Load, Cores) switch
    {
        ({ } load, null) => LoadText(load),
        ({ } load, { } cores) => $"{LoadText(load)}, {CoresText(cores)}",
        (_, { } cores) => CoresText(cores),
        _ => "",
    };

    public static ProcessorConstraint Read(SettingsReader cpu)
    {
        Constraint.ReportEmpty(cpu, LoadKey, CoresKey);
        return new(ReadLoad(cpu), ReadCores(cpu));
    }

    private static double? ReadLoad(SettingsReader cpu)
    {
        if (cpu.Quantity(LoadKey, "How busy the machine is before the program runs: a thread for each processor, that share of the time.", Dimension.Share) is not { } load) return null;
        if (load.Value is > 0 and <= 1) return load.Value;
        cpu.Report(Rules.InvalidValue.At(load.Span, QuantityText.Write(new(load.Value, Dimension.Share)), LoadKey, "write a share above 0% and at most 100%"));
        return null;
    }

    private static int? ReadCores(SettingsReader cpu)
    {
        if (cpu.Quantity(CoresKey, "On how many processors its programs and servers may run.", Dimension.Number) is not { } cores) return null;
        if (cores.Value is >= 1 and <= 4096 && cores.Value == Math.Floor(cores.Value)) return (int)cores.Value;
        cpu.Report(Rules.InvalidValue.At(cores.Span, QuantityText.Write(new(cores.Value, Dimension.Number)), CoresKey, "write a whole number from 1"));
        return null;
    }

    private static string LoadText(double load) => $"cpu load {QuantityText.Format(new(load, Dimension.Share))}";

    private static string CoresText(int cores) => cores == 1 ? "1 core" : $"{cores} cores";
}

/// <param name="Heap">Bytes of the managed heap of a .NET program.</param>
/// <param name="Limit">Bytes that the programs may have together.</param>
internal sealed record MemoryConstraint(long? Heap, long? Limit)
{
    private const string HeapKey = "heap", LimitKey = "limit";

    // What a program of .NET needs to begin and to say that it has too little.
    private const double Least = 20e6;

    public string Text => string.Join(", ", new[] { Size("a managed heap of", Heap), Size("a memory limit of", Limit) }.OfType<string>());

    public static MemoryConstraint Read(SettingsReader memory)
    {
        Constraint.ReportEmpty(memory, HeapKey, LimitKey);
        return new(
            Read(memory, HeapKey, "The most that the managed heap of a .NET program may take."),
            Read(memory, LimitKey, "The most that the programs may take together, kept by a control group; .NET gives its heap three quarters of it."));
    }

    private static long? Read(SettingsReader memory, string key, string help)
    {
        if (memory.Quantity(key, help, Dimension.Size) is not { } size) return null;
        if (size.Value >= Least) return (long)size.Value;
        memory.Report(Rules.InvalidValue.At(size.Span, QuantityText.Write(new(size.Value, Dimension.Size)), key, $"no program of .NET begins with so little; write at least {QuantityText.Write(new(Least, Dimension.Size))}"));
        return null;
    }

    private static string? Size(string what, long? bytes) => bytes is { } known ? $"{what} {QuantityText.Short(new(known, Dimension.Size))}" : null;
}

/// <param name="Free">Bytes that are left to the programs.</param>
/// <param name="AllowsSharing">Also where programs of others hold some of the card.</param>
internal sealed record VideoMemoryConstraint(long Free, bool AllowsSharing)
{
    private const string FreeKey = "free";

    public string Text => $"{QuantityText.Short(new(Free, Dimension.Size))} of free graphics memory";

    public static VideoMemoryConstraint Read(SettingsReader vram)
    {
        const string help = "How much graphics memory is left to the programs.";
        var free = vram.Quantity(FreeKey, help, Dimension.Size);
        var shared = vram.Flag("allow-shared", "Also where programs of others hold some of the card.", standard: false);
        if (free is { Value: > 0 }) return new((long)free.Value, shared);
        if (free is not null) vram.Report(Rules.InvalidValue.At(free.Span, QuantityText.Write(new(free.Value, Dimension.Size)), FreeKey, "write a size above zero"));
        else if (vram.IsEmpty(FreeKey)) vram.Report(Rules.MissingKey.At(vram.Span, vram.Where, FreeKey, help));
        return new(0, shared); // complained about: nothing will run
    }
}
