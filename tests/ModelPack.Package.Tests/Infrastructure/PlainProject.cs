using ModelPack.Testing;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>A project that ships models without contracts: what the build does with files, and nothing else.</summary>
internal static class PlainProject
{
    /// <summary>Writes the project with three models: <c>one</c>, <c>two</c> with a list of feature names, and one with external data.</summary>
    public static void Write(Workspace workspace, string folder, string properties = "<TargetFramework>net10.0</TargetFramework>")
    {
        workspace.Write($"{folder}/Plain.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <OnnxModel Include="models/*.onnx" Contract="None" License="MIT" />
                <OnnxModel Update="models/two.onnx" FeatureNames="models/two.txt" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{folder}/Empty.cs", "namespace Plain;\npublic class Empty;");
        workspace.Write($"{folder}/models/two.txt", "a\nb\nc\nd\n");
        string models = Path.Combine(workspace.Root, folder, "models");
        File.Copy(TestModels.Path("iris-logreg-zipmap.onnx"), Path.Combine(models, "one.onnx"));
        File.Copy(TestModels.Path("iris-forest-tensor.onnx"), Path.Combine(models, "two.onnx"));
        File.Copy(TestModels.Path("external/linear-external.onnx"), Path.Combine(models, "linear-external.onnx"));
        File.Copy(TestModels.Path("external/linear-external.onnx.data"), Path.Combine(models, "linear-external.onnx.data"));
    }
}
