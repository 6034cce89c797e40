using PerfGates.Revisions;

namespace PerfGates.Tests.Revisions;

/// <summary>A diff in, changed versions out.</summary>
public class ReadingPackageVersions
{
    private static string Changed(params (string Path, string Then, string Now)[] files) => string.Join('\n', PackageVersions.Changed(BothSides.Of(Diff(files).Split('\n'))).Select(p => $"{p.Name} {p.Then ?? "-"} {p.Now ?? "-"}"));

    // As git writes it where everything changed.
    private static string Diff((string Path, string Then, string Now)[] files) => string.Join('\n', files.Select(f => $"""
        diff --git a/{f.Path} b/{f.Path}
        index 1111111..2222222 100644
        --- {(f.Then.Length > 0 ? $"a/{f.Path}" : "/dev/null")}
        +++ {(f.Now.Length > 0 ? $"b/{f.Path}" : "/dev/null")}
        @@ -1,{Lines(f.Then).Length} +1,{Lines(f.Now).Length} @@
        {string.Join('\n', [.. Lines(f.Then).Select(l => "-" + l), .. Lines(f.Now).Select(l => "+" + l)])}
        """));

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    [Fact]
    public void Of_projects_and_of_central_versions() => Assert.Equal("Dapper - 2.1.35\nGone 1.0.0 -\nNpgsql 9.0.0 10.0.0\nOver 1.0.0 1.1.0\nTool 3.0.0 3.1.0", Changed(
        ("Directory.Packages.props",
            """<Project><ItemGroup><PackageVersion Include="Npgsql" Version="9.0.0" /><PackageVersion Include="Gone" Version="1.0.0" /><PackageVersion Include="Same" Version="1.0.0" /></ItemGroup></Project>""",
            """<Project><ItemGroup><PackageVersion Include="npgsql" Version="10.0.0" /><PackageVersion Include="Dapper" Version="2.1.35" /><PackageVersion Include="Same" Version="1.0.0" /></ItemGroup></Project>"""),
        ("src/with space/App.csproj",
            """<Project><ItemGroup><PackageReference Include="Npgsql" /><PackageReference Include="Over" VersionOverride="1.0.0" /><PackageDownload Include="Tool" Version="[3.0.0]" /></ItemGroup></Project>""",
            """<Project><ItemGroup><PackageReference Include="Npgsql" /><PackageReference Include="Over"><Version> 1.1.0 </Version></PackageReference><PackageDownload Include="Tool" Version="[3.1.0]" /></ItemGroup></Project>""")));

    [Fact]
    public void A_property_of_the_same_file_is_followed() => Assert.Equal("A 1.0 1.1\nB 1.0 1.1", Changed(("a.props",
        """<Project><PropertyGroup><V>1.0</V></PropertyGroup><ItemGroup><PackageVersion Include="A;B" Version="$(V)" /><PackageVersion Include="C" Version="$(Elsewhere)" /></ItemGroup></Project>""",
        """<Project><PropertyGroup><V>1.1</V></PropertyGroup><ItemGroup><PackageVersion Include="A;B" Version="$(V)" /><PackageVersion Include="C" Version="$(Elsewhere)" /></ItemGroup></Project>""")));

    [Fact]
    public void Of_lock_files_scripts_and_the_sdk() => Assert.Equal(".NET SDK 9.0.100 10.0.100\nInner 1.0.0 1.0.1\nreact ^18.0.0 ^19.0.0\nvite - ~6.0.0", Changed(
        ("packages.lock.json", """{ "version": 1, "dependencies": { "net10.0": { "Inner": { "type": "Transitive", "resolved": "1.0.0" }, "own": { "type": "Project" } } } }""", """{ "version": 1, "dependencies": { "net10.0": { "Inner": { "type": "Transitive", "resolved": "1.0.1" }, "own": { "type": "Project" } } } }"""),
        ("web/package.json", """{ "dependencies": { "react": "^18.0.0" }, "devDependencies": null, "peerDependencies": ["x"] }""", """{ "dependencies": { "react": "^19.0.0" }, "devDependencies": { "vite": "~6.0.0" } }"""),
        ("global.json", """{ "sdk": { "version": "9.0.100" } }""", """{ "sdk": { "version": "10.0.100" }, /* by hand */ }""")));

    [Fact]
    public void What_one_project_of_several_takes_in_another_version_is_named() => Assert.Equal("P 1.0 2.0\nQ 1.0, 2.0 3.0", Changed(
        ("a.csproj", """<Project><I><PackageReference Include="P" Version="1.0"/><PackageReference Include="Q" Version="1.0"/></I></Project>""", """<Project><I><PackageReference Include="P" Version="1.0"/><PackageReference Include="Q" Version="3.0"/></I></Project>"""),
        ("b.csproj", """<Project><I><PackageReference Include="P" Version="1.0"/><PackageReference Include="Q" Version="2.0"/></I></Project>""", """<Project><I><PackageReference Include="P" Version="2.0"/><PackageReference Include="Q" Version="3.0"/></I></Project>""")));

    [Fact]
    public void A_file_that_is_new_gone_or_unreadable_names_what_it_can() => Assert.Equal("A - 1.0\nB 1.0 -", Changed(
        ("new.csproj", "", """<Project><I><PackageReference Include="A" Version="1.0"/></I></Project>"""),
        ("gone.csproj", "\uFEFF<Project><I><PackageReference Include=\"B\" Version=\"1.0\"/></I></Project>", ""),
        ("half.csproj", """<Project><I><PackageReference Include="C" Version="1.0"/>""", """<Project><I><PackageReference Include="C" Version="2.0"/>"""),
        ("package.json", "{ \"dependencies\": { \"d\": \"1\" }", "[1]")));

    [Fact]
    public void Lines_that_look_like_headers_are_content_inside_of_a_hunk() => Assert.Equal(
        [new BothSides("b.props", "same\n-- a/x\n", "same\n++ b/x\ndiff --git a/y b/y\n"), new BothSides("c.props", "", "x\n")],
        BothSides.Of(["noise", "diff --git a/b.props b/b.props", "@@ -1,2 +1,3 @@ x", " same", "--- a/x", "+++ b/x", "+diff --git a/y b/y", "\\ No newline at end of file", "diff --git a/c.props b/c.props", "@@ -0,0 +1 @@", "+x"]));
}
