using ModelPack.Testing;

namespace ModelPack.Benchmarks.Building;

/// <summary>One library in three forms: without a model, as a model project, and with the model packed as NuGet packs any file.</summary>
internal static class LibraryProject
{
    private const int Width = 5_000;

    private const string Types = """
        namespace Acme;

        public sealed record Values(float A, float B, float C, float D);

        public sealed record Results(float A, float B, float C, float D);
        """;

    private const string Contract = """
        using ModelPack;

        namespace Acme;

        [ModelContract("model.onnx")]
        public sealed partial class Adder : IPredictor<Values, Results>;

        [FeatureVector("x")]
        public sealed record Values(float A, float B, float C, float D);

        [FeatureVector("y")]
        public sealed record Results(float A, float B, float C, float D);
        """;

    /// <summary>Without a model.</summary>
    public static string WritePlain(BuildFolder folder) => Write(folder, "Plain", "", Types);

    /// <summary>A model project.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="isLarge">Whether the model has 100 MB of weights that no compression makes smaller.</param>
    public static string WriteModel(BuildFolder folder, bool isLarge)
    {
        string project = Write(folder, "Model", $"""<PackageReference Include="ModelPack" Version="{folder.Version}" /><OnnxModel Include="model.onnx" License="MIT" />""", Contract);
        SaveModel(folder[$"{project}/model.onnx"], isLarge ? Width : 1);
        return project;
    }

    /// <summary>With the file <paramref name="model"/> packed as content.</summary>
    public static string WriteContent(BuildFolder folder, string model) =>
        Write(folder, "Content", $"""<None Include="{model}" Pack="true" PackagePath="content" Link="model.onnx" CopyToOutputDirectory="PreserveNewest" />""", Types);

    private static string Write(BuildFolder folder, string name, string items, string source)
    {
        folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
        folder.Write($"{name}/Library.cs", source);
        return name;
    }

    private static void SaveModel(string path, int width)
    {
        var weights = new byte[width * Width * sizeof(float)];
        new Random(1).NextBytes(weights);
        new OnnxModelBuilder().Opset("", 13).Input("x", OnnxType.Float32(1, 4)).Output("y", OnnxType.Float32(1, 4))
            .Initializer(OnnxTensor.Raw("w", OnnxElement.Float32, [width, Width], weights))
            .Initializer(OnnxTensor.Int64("first", [1], 0)).Initializer(OnnxTensor.Int64("end", [1], 4)).Initializer(OnnxTensor.Int64("axes", [1], 1))
            .Initializer(OnnxTensor.Int64("row", [1], 0))
            .Node("Gather", ["w", "row"], ["rows"]).Node("Slice", ["rows", "first", "end", "axes"], ["part"]).Node("Add", ["x", "part"], ["y"])
            .Save(path);
    }
}
