using System.Globalization;
using PerfGates.Gpu.Nvml;
using PerfGates.Units;

namespace PerfGates.Gpu.Cuda;

/// <summary>
/// Holds so much of a card that only a given part of it is free, as on a smaller card. An allocator's own limit is none:
/// what passes under it may fail on a card that really is so small (pytorch/pytorch#69688).
/// </summary>
/// <param name="free">Bytes to leave free.</param>
/// <param name="shared">Others may have memory of the card, too.</param>
internal sealed class Reservation(TextReader input, TextWriter output, IReadOnlyDictionary<string, string> environment, long free, bool shared)
{
    // Drivers hand out pieces of this size.
    private const long Grain = 2L << 20;

    private const long Tolerance = 64L << 20;

    // Where nobody lists processes: our own context alone takes some hundred MB.
    private const long OwnContext = 1L << 30;

    // With less, not even a context fits, and every program fails.
    private const double LeastShare = 0.05;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public void Run() => Tell(Outcome());

    private ReservationEvent Outcome()
    {
        if (CudaDriver.Load(environment.GetValueOrDefault("PERFGATES_CUDA_PATH") ?? CudaDriver.DefaultPath, out var problem) is not { } cuda) return new ReservationEvent.Refused(true, problem);
        if (cuda.Initialize() is var code and not 0) return Failed("cuInit", code);
        if (cuda.Find(0, out var device) is var none and not 0) return Failed("cuDeviceGet", none);
        // Before our own context is among them.
        if (!shared && NvmlSource.UsersOf(cuda.Uuid(device), environment) is { Count: > 0 } others)
            return Refused($"others have memory of it (process {string.Join(", ", others)}); end them, or write 'allow-shared: true'");
        if (cuda.Enter(device) is var closed and not 0) return Failed("cuDevicePrimaryCtxRetain", closed);
        var last = Fill(cuda, device);
        cuda.Leave(device);
        return last;
    }

    private ReservationEvent Fill(CudaDriver cuda, int device)
    {
        if (cuda.Memory(out var left, out var total) is var code and not 0) return Failed("cuMemGetInfo", code);
        if (free < total * LeastShare) return Refused($"less than 5 % of its {Size(total)} would be free");
        if (left < free - Tolerance) return Refused($"only {Size(left)} of its {Size(total)} are free");
        if (!shared && total - left > OwnContext) return Refused($"others have some {Size(total - left)} of its {Size(total)}; end them, or write 'allow-shared: true'");
        var held = 0L;
        for (var piece = Piece(left); piece >= Grain;)
        {
            var allocated = cuda.Allocate(piece);
            if (allocated is not (0 or CudaDriver.OutOfMemory)) return Failed("cuMemAlloc", allocated);
            if (allocated == 0) held += piece;
            if (cuda.Memory(out left, out _) is var lost and not 0) return Failed("cuMemGetInfo", lost);
            // What does not fit in one piece may fit in two.
            piece = allocated == 0 ? Piece(left) : Math.Min(Piece(left), piece / 2 / Grain * Grain);
        }
        if (Math.Abs(left - free) > Tolerance) return Refused($"{Size(left)} of it stayed free");
        Tell(new ReservationEvent.Holds(cuda.Uuid(device), cuda.Name(device), total, held, left));
        return Stay(cuda);
    }

    private ReservationEvent Stay(CudaDriver cuda)
    {
        var open = new UntilInputEnds(input);
        while (!open.Wait(Interval))
        {
            if (cuda.Memory(out var left, out _) is var code and not 0) return new ReservationEvent.Lost(string.Create(CultureInfo.InvariantCulture, $"cuMemGetInfo failed with code {code}"));
            Tell(new ReservationEvent.Free(left));
        }
        return new ReservationEvent.Released();
    }

    private static ReservationEvent.Refused Refused(string why) => new(false, why);

    private long Piece(long left) => (left - free) / Grain * Grain;

    private static string Size(long bytes) => QuantityText.Short(new(bytes, Dimension.Size));

    private static ReservationEvent.Refused Failed(string call, int code) =>
        new(code == CudaDriver.NoDevice, code == CudaDriver.NoDevice ? "CUDA finds no GPU" : string.Create(CultureInfo.InvariantCulture, $"{call} failed with code {code}"));

    private void Tell(ReservationEvent told)
    {
        output.WriteLine(GpuJson.Line(told));
        output.Flush();
    }
}
