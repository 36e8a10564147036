using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

public class OddNameTests(Workspace workspace)
{
    // Everything that MSBuild, zip or C# read as their own, and that a file name may hold here.
    private const string Model = "it's 100%41 @ #1; (a) = 모델";

    [Fact]
    public void Odd_names_of_folder_and_model_reach_the_app()
    {
        const string Folder = "odd/author's 50%, a;b @ (x)";
        workspace.Write($"{Folder}/Odd.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <OnnxModel Include="models/*.onnx" License="MIT" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{Folder}/Contract.cs", $$"""
            using ModelPack;

            namespace Odd;

            [ModelContract("models/{{Model}}.onnx")]
            public sealed partial class OddPredictor : IPredictor<OddInput, OddOutput>;

            public sealed record OddInput(double A, double B);

            public sealed record OddOutput(double Sum, [Tensor("a_wins")] bool AWins);
            """);
        Directory.CreateDirectory(Path.Combine(workspace.Root, Folder, "models"));
        File.Copy(TestModels.Path("scalars.onnx"), Path.Combine(workspace.Root, Folder, "models", Model + ".onnx"));
        workspace.Run(Folder, "pack", "-o", workspace.Feed).Succeeded().WithoutWarnings();

        workspace.Write("odd/App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup><PackageReference Include="Odd" Version="1.0.0" /></ItemGroup>
            </Project>
            """);
        workspace.Write("odd/App/Program.cs", """
            using var odd = Odd.OddPredictor.Load();
            System.Console.WriteLine(odd.Predict(new Odd.OddInput(40, 2)).Sum);
            """);
        workspace.Run("odd/App", "publish", "-o", "published").Succeeded().WithoutWarnings();
        Assert.Contains("42", workspace.Start("odd/App/published/App").Succeeded().Output, StringComparison.Ordinal);

        string published = Assert.Single(Directory.EnumerateFiles(Path.Combine(workspace.Root, "odd/App/published/modelpack"), "*.onnx", SearchOption.AllDirectories));
        Assert.Equal(Model + ".onnx", Path.GetFileName(published));
        Assert.Equal(File.ReadAllBytes(TestModels.Path("scalars.onnx")), File.ReadAllBytes(published));
    }
}
