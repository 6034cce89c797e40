using System.Text.RegularExpressions;

namespace PerfGates.Running;

/// <summary>What lies between a Linux system and its hardware, as far as it can be seen from inside.</summary>
internal static partial class Virtualisation
{
    // What hypervisors write where a vendor of hardware has its name. x86 says itself that there is one, ARM does not.
    private static readonly string[] Hypervisors = ["QEMU", "KVM", "VMware", "Xen", "innotek", "Parallels", "Bochs", "Google", "Amazon EC2", "Virtual Machine", "Alibaba", "OpenStack", "DigitalOcean", "Hetzner"];

    public static string? Of(SystemTexts texts)
    {
        if (texts["/proc/cpuinfo"] is not { } processors) return null;
        var container = IsContainer(texts) ? "container" : null;
        return string.Join(", ", new[] { Machine(texts, processors), container }.OfType<string>());
    }

    private static string Machine(SystemTexts texts, string processors)
    {
        var made = string.Join(' ', new[] { texts["/sys/class/dmi/id/sys_vendor"], texts["/sys/class/dmi/id/product_name"] }.OfType<string>().Select(t => t.Trim()).Distinct());
        var name = texts["/sys/hypervisor/type"]?.Trim()
            ?? (texts["/proc/version"]?.Contains("microsoft", StringComparison.OrdinalIgnoreCase) == true ? "WSL" : null)
            ?? (made.Length > 0 ? made : null);
        var isVirtual = HypervisorFlag().IsMatch(processors) || texts["/sys/hypervisor/type"] is not null || texts["/sys/firmware/devicetree/base/hypervisor/compatible"] is not null
            || (!X86().IsMatch(processors) && !made.EndsWith(".metal", StringComparison.Ordinal) && Hypervisors.Any(h => made.Contains(h, StringComparison.OrdinalIgnoreCase)));
        return !isVirtual ? "bare metal" : name is null ? "virtual machine" : $"virtual machine ({name})";
    }

    private static bool IsContainer(SystemTexts texts) =>
        texts["/.dockerenv"] is not null || texts["/run/.containerenv"] is not null || ContainerGroup().IsMatch(texts["/proc/self/cgroup"] ?? "");

    [GeneratedRegex(@"^flags\s*:.*\bhypervisor\b", RegexOptions.Multiline)]
    private static partial Regex HypervisorFlag();

    [GeneratedRegex(@"^flags\s*:", RegexOptions.Multiline)]
    private static partial Regex X86();

    [GeneratedRegex("/(docker|kubepods|lxc|libpod|containerd|garden)", RegexOptions.ExplicitCapture)]
    private static partial Regex ContainerGroup();
}
