using System.Globalization;
using PerfGates.Equipment;

namespace PerfGates.Tests.Equipment;

public class WhatADoctorSays
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void Of_three_machines(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            GoldenFile.Matches($"{Machines.Shown}\n---\n{EquipmentText.Render(Examination.Of(Machines.OfABareContainer))}\n{EquipmentText.Render(Machines.Noise with { TellsApart = 0.626 })}\n---\n{EquipmentText.Render(Examination.Of(Machines.Unknown))}", "machines.txt");
            GoldenFile.Matches(EquipmentJson.Text("perfgates 1.0.0", Examination.Of(Machines.OfABareContainer), Machines.Noise), "machine.json");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Whatever_is_missing_or_noted_says_what_to_do() =>
        Assert.All(new[] { Machines.OfADeveloper, Machines.OfABareContainer, Machines.Unknown }.SelectMany(Examination.Of), l => Assert.Equal(l.State != State.Ok, l.ToDo is not null));

    [Theory]
    [InlineData("git version 2.39.5", "2.39.5")]
    [InlineData("Chromium 126.0.6478.182 built on Debian", "126.0.6478.182")]
    [InlineData("psql (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "15.18")]
    [InlineData("Redis server v=7.0.15 sha=00000000:0", "7.0.15")]
    [InlineData("k6 v0.52.0 (commit/20f8febb5b)", "0.52.0")]
    [InlineData("wrk debian/4.1.0-3+b2 [epoll]", "4.1.0-3")]
    [InlineData("no number here", null)]
    public void Versions_are_read_from_what_programs_say(string said, string? version) => Assert.Equal(version, Inspection.Version(["", said]));

    [Fact]
    public void Stalls_are_read_from_the_kernel()
    {
        var stalls = Inspection.Stalls(new(new Dictionary<string, string>
        {
            ["/proc/pressure/cpu"] = "some avg10=61.50 avg60=1.00 avg300=0.00 total=1\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n",
            ["/proc/pressure/io"] = "some avg10=0.00 avg60=0.00 avg300=0.00 total=1\n",
            ["/proc/pressure/memory"] = "",
        }));
        Assert.Equal(new Dictionary<string, double> { ["cpu"] = 0.615, ["io"] = 0 }, stalls);
    }
}
