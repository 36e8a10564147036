using ModelPack.Testing;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>A model project of the tests: iris, by package reference, as an author writes it.</summary>
internal static class IrisProject
{
    /// <summary>The package's id.</summary>
    public const string Id = "Acme.Models.Iris";

    private const string Source = """
        using System.ComponentModel.DataAnnotations;
        using ModelPack;

        namespace Acme.Models;

        /// <summary>Names the species of an iris flower.</summary>
        [ModelContract("models/iris.onnx")]
        public sealed partial class IrisPredictor : IPredictor<IrisInput, IrisPrediction>;

        /// <summary>One flower.</summary>
        [FeatureVector("features")]
        public sealed record IrisInput
        {
            [Unit("cm"), Range(0.1, 10)] public required float SepalLength { get; init; }
            [Unit("cm"), Range(0.1, 10)] public required float SepalWidth { get; init; }
            [Unit("cm"), Range(0.1, 10)] public required float PetalLength { get; init; }
            [Unit("cm"), Range(0.1, 10)] public required float PetalWidth { get; init; }
        }

        public sealed record IrisPrediction
        {
            [Tensor("label")] public required string Species { get; init; }
            public required IReadOnlyDictionary<string, float> Probabilities { get; init; }
        }
        """;

    /// <summary>Writes the project into a folder of its own.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="folder">The folder below the workspace.</param>
    /// <param name="version">The version of the model package.</param>
    /// <param name="properties">Further properties of the project file.</param>
    /// <param name="items">Further items of the project file.</param>
    public static void Write(Workspace workspace, string folder, string version = "1.2.0", string properties = "<TargetFramework>net10.0</TargetFramework>", string items = "")
    {
        workspace.Write($"{folder}/{Id}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <PackageId>{Id}</PackageId>
                <Version>{version}</Version>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <OnnxModel Include="models/iris.onnx" License="MIT" Card="models/iris.md" />
                {items}
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{folder}/IrisPredictor.cs", Source);
        workspace.Write($"{folder}/models/iris.md", "---\nlanguage: en\ntags: [botany]\n---\n\nTrained on 150 flowers.\n");
        WriteModel(workspace, $"{folder}/models/iris.onnx");
    }

    /// <summary>Writes the model; with other labels it has the same size, and says which one it is.</summary>
    public static void WriteModel(Workspace workspace, string path, bool otherLabels = false)
    {
        byte[] model = File.ReadAllBytes(TestModels.Path("iris-logreg-zipmap.onnx"));
        if (otherLabels)
            Replace(model, "setosa"u8, "SETOSA"u8);
        string full = Path.Combine(workspace.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, model);
    }

    /// <summary>The path of a package that <see cref="Pack"/> made.</summary>
    public static string Package(Workspace workspace, string version = "1.2.0") => Path.Combine(workspace.Feed, $"{Id}.{version}.nupkg");

    /// <summary>Packs the project into the feed, once in a run: 1.2.0 with the model, 1.3.0 with other labels.</summary>
    public static CommandResult Pack(Workspace workspace, string version = "1.2.0") => workspace.Once($"iris {version}", () =>
    {
        string folder = $"author {version}";
        Write(workspace, folder, version);
        WriteModel(workspace, $"{folder}/models/iris.onnx", otherLabels: version == "1.3.0");
        return workspace.Run(folder, "pack", "-v:d", "-o", workspace.Feed);
    });

    private static void Replace(byte[] bytes, ReadOnlySpan<byte> old, ReadOnlySpan<byte> other)
    {
        for (int i = 0; i <= bytes.Length - old.Length; i++)
        {
            if (bytes.AsSpan(i, old.Length).SequenceEqual(old))
                other.CopyTo(bytes.AsSpan(i));
        }
    }
}
