using PerfGates.BuildTests.Bench;

namespace PerfGates.BuildTests.Consumers;

public class ProjectKinds(Workbench bench)
{
    [Fact]
    public void Web() => bench.NewRepository().App(sdk: "Microsoft.NET.Sdk.Web")
        .Write("App/Program.cs", """Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run();""")
        .Restored().Gate("build App --no-restore").Green("Compile App", "Gates App").Complained();

    [Fact]
    public void FSharp() => bench.NewRepository()
        .Project("App/App.fsproj", items: """<Compile Include="Code.fs" />""").Write("App/Code.fs", "module Code\nlet x = 1\n").Write("App/.perfbudget.yml", Repository.SixLines)
        .Restored().Gate("build App --no-restore").Green("Compile App", "Gates App").Complained();

    [Fact]
    public void VisualBasic() => bench.NewRepository()
        .Project("App/App.vbproj").Write("App/Code.vb", "Public Class Code\nEnd Class\n").Write("App/.perfbudget.yml", Repository.SixLines)
        .Restored().Gate("build App --no-restore").Green("Compile App", "Gates App").Complained();

    [Fact]
    public void A_gate_project_without_code_of_its_own() => bench.NewRepository()
        .Project("Measured/Measured.csproj", withPackage: false).Write("Measured/Code.cs", "public class Measured { }")
        .App("<TargetFramework>net10.0</TargetFramework><EnableDefaultItems>false</EnableDefaultItems>", """<ProjectReference Include="../Measured/Measured.csproj" ReferenceOutputAssembly="false" OutputItemType="PerfGatesProject" Private="false" />""")
        .Restored().Gate("build App --no-restore").Green("Compile Measured", "Compile App", "Gates App").Complained();

    [Fact]
    public void NoTargets() => bench.NewRepository().App(sdk: "Microsoft.Build.NoTargets/3.7.0").Restored().Gate("build App --no-restore").Green("Gates App").Complained();
}
