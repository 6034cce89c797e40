using PerfGates.Gpu;
using PerfGates.Gpu.Drm;
using PerfGates.Tests.Processes;

namespace PerfGates.Tests.Gpu;

/// <summary>A card of AMD, or of Intel, as files of the kernel: made up below a folder.</summary>
public sealed class CardsOfTheKernel : IAsyncDisposable
{
    private const string Amd = "0000:03:00.0";

    private readonly Sandbox _sandbox = new();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();

    [Fact]
    public void Are_told_with_the_memory_of_all()
    {
        Card();
        var look = Look();
        Assert.Equal([new(Amd, Amd, 16L << 30, 5L << 30, 1L << 20, Throttled: false)], look.Devices);
        Assert.Empty(look.Processes);
    }

    [Fact]
    public void A_file_that_was_duplicated_counts_once_and_two_files_count_twice()
    {
        Card();
        Open(100, 3, "7", "drm-resident-vram:\t1024 KiB", "drm-resident-gtt:\t2 MiB");
        Open(100, 4, "7", "drm-resident-vram:\t1024 KiB", "drm-resident-gtt:\t2 MiB");
        Open(101, 3, "7", "drm-resident-vram:\t1024 KiB", "drm-resident-gtt:\t2 MiB"); // handed to a child
        Open(100, 5, "8", "drm-resident-vram:\t3 MiB", "drm-resident-gtt:\t0");
        Assert.Equal([new(Amd, 100, 4L << 20, 2L << 20)], Look().Processes);
    }

    [Theory]
    [InlineData("drm-resident-vram:\t4096", 4096)]
    [InlineData("drm-memory-vram:\t4 KiB", 4096)]
    [InlineData("drm-resident-vram0:\t3 KiB\ndrm-resident-vram1:\t1 KiB\ndrm-total-vram0:\t9 KiB", 4096)]
    [InlineData("drm-total-local0:\t4 KiB", 4096)]
    [InlineData("drm-resident-vram:\t4 GB", null)] // no such unit
    [InlineData("drm-engine-gfx:\t5 ns", null)]
    public void Keys_of_any_driver_are_read_and_what_is_absent_is_not_0(string keys, int? bytes)
    {
        Card();
        Open(100, 3, "7", keys.Split('\n'));
        Assert.Equal(bytes, Look().Processes.Single().Used);
    }

    [Fact]
    public void A_file_that_goes_away_in_the_middle_was_not_there()
    {
        Card();
        Open(100, 3, "7", "drm-resident-vram:\t4 KiB");
        File.Delete(At("proc/100/fdinfo/3"));
        Assert.Empty(Look().Processes);
    }

    [Fact]
    public void Cards_that_are_none_are_passed_over()
    {
        Write("sys/class/drm/card0/device/uevent", "DRIVER=bochs-drm\nPCI_SLOT_NAME=0000:00:01.0\n");
        Write("sys/class/drm/card0-HDMI-A-1/status", "connected");
        Assert.Null(DrmSource.Open(new(_sandbox.Folder), TimeProvider.System));
        Assert.Equal("no GPU was found", GpuSources.Absence(Root));
    }

    [Fact]
    public void Of_Intels_only_processes_are_told()
    {
        Write("sys/class/drm/card0/device/uevent", "DRIVER=xe\nPCI_SLOT_NAME=0000:00:02.0\n");
        Open(100, 3, "7", "drm-resident-vram0:\t4 KiB");
        var look = Look();
        Assert.Empty(look.Devices);
        Assert.Equal(4096, look.Processes.Single().Used);
        Assert.Null(GpuSources.Absence(Root));
    }

    private Dictionary<string, string> Root => new() { ["PERFGATES_SYSROOT"] = _sandbox.Folder };

    private GpuSample Look() => DrmSource.Open(new(_sandbox.Folder), TimeProvider.System)!.Look(0, out _)!;

    private void Card()
    {
        Write("sys/class/drm/card1/device/uevent", $"DRIVER=amdgpu\nPCI_SLOT_NAME={Amd}\n");
        Write("sys/class/drm/card1/device/mem_info_vram_total", $"{16L << 30}\n");
        Write("sys/class/drm/card1/device/mem_info_vram_used", $"{5L << 30}\n");
        Write("sys/class/drm/card1/device/mem_info_gtt_used", $"{1L << 20}\n");
    }

    private void Open(int process, int file, string client, params string[] keys)
    {
        Directory.CreateDirectory(At($"proc/{process}/fd"));
        File.CreateSymbolicLink(At($"proc/{process}/fd/{file}"), "/dev/dri/renderD128");
        Write($"proc/{process}/fdinfo/{file}", $"pos:\t0\nflags:\t02\ndrm-driver:\tamdgpu\ndrm-pdev:\t{Amd}\ndrm-client-id:\t{client}\n{string.Join('\n', keys)}\n");
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private string At(string path) => Path.Combine(_sandbox.Folder, path);
}
