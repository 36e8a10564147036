using System.Text.Json;
using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

/// <summary>Files of <c>ModelAsset</c> items: to the author's output, into the package, and from there to the encoder in an app.</summary>
public class AssetTests(Workspace workspace)
{
    private const string Id = "Acme.Models.Words";

    private const string Source = """
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("models/words.onnx")]
        public sealed partial class WordsPredictor : IPredictor<Sentence, Opinion>, IEncoder<Sentence, Words>
        {
            public static Words Encode(Sentence input, ModelAssets assets)
            {
                HashSet<string> stop = assets.GetOrAdd("stop words.txt", static stream => new StreamReader(stream).ReadToEnd().Split('\n').ToHashSet());
                return new Words { Tokens = [.. input.Text.Split(' ').Where(word => !stop.Contains(word)), assets.ReadAllText("낱말/extra.txt")] };
            }
        }

        public sealed record Sentence(string Text);
        public sealed record Words { public required string[] Tokens { get; init; } }
        public sealed record Opinion { public required string Sentiment { get; init; } public required float[] Scores { get; init; } }
        """;

    private const string App = """
        using Acme.Models;
        using var words = WordsPredictor.Load();
        Console.WriteLine(words.Predict(new Sentence("the great fun the story")).Sentiment);
        """;

    [Fact]
    public void Assets_reach_the_encoder_through_package_build_and_publish()
    {
        Write("assets/author");
        workspace.Run("assets/author", "pack", "-o", workspace.Feed).Succeeded().WithoutWarnings();

        string package = Path.Combine(workspace.Feed, $"{Id}.1.0.0.nupkg");
        Assert.Contains("modelpack/words/assets/stop words.txt", PackageContent.Names(package));
        Assert.Contains("modelpack/words/assets/낱말/extra.txt", PackageContent.Names(package));
        using JsonDocument manifest = JsonDocument.Parse(PackageContent.Text(package, "modelpack/words/modelpack.json"));
        Assert.Equal(
            ["assets/stop words.txt", "assets/낱말/extra.txt"],
            manifest.RootElement.GetProperty("model").GetProperty("assets").EnumerateArray().Select(static asset => asset.GetProperty("file").GetString()));

        AppProject.Write(workspace, "assets/App", $"""<PackageReference Include="{Id}" Version="1.0.0" />""");
        workspace.Write("assets/App/Program.cs", App);
        workspace.Run("assets/App", "publish", "-o", "published").Succeeded().WithoutWarnings();
        Assert.Equal("positive", workspace.Start("assets/App/bin/Release/net10.0/App").Succeeded().Output.Trim());
        Assert.Equal("positive", workspace.Start("assets/App/published/App").Succeeded().Output.Trim());
    }

    [Fact]
    public void A_changed_asset_is_hashed_again_and_changes_the_folder()
    {
        Write("assets/incremental");

        // The folder of the asset before stays, and is empty.
        string Output() => Assert.Single(Directory.GetDirectories(Path.Combine(workspace.Root, "assets/incremental/bin/Debug/net10.0/modelpack/words")), static folder => File.Exists(Path.Combine(folder, "assets/stop words.txt")));
        CommandResult Build() => workspace.Run("assets/incremental", "build", "-v:d").Succeeded();
        Build();
        string first = Output();
        Assert.DoesNotContain("Task \"CheckAssets\"", Build().Output, StringComparison.Ordinal);

        workspace.Write("assets/incremental/lists/stop words.txt", "the\na\n");
        Assert.Contains("ModelPack hashes the files of", Build().Output, StringComparison.Ordinal);

        Assert.NotEqual(first, Output());
        Assert.Equal("the\na\n", File.ReadAllText(Path.Combine(Output(), "assets/stop words.txt")));
        workspace.Run("assets/incremental", "clean").Succeeded();
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(workspace.Root, "assets/incremental/bin"), "*.txt", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("lists/none.txt", "words.onnx", "MPK2002")]
    [InlineData("../outside.txt", "words.onnx", "MPK2002")]
    [InlineData("lists/stop words.txt", "other.onnx", "MPK1002")]
    [InlineData("lists/stop words.txt", "words.onnx", "MPK2008")]
    public void An_asset_that_cannot_ship_is_an_error_on_its_item(string item, string model, string code)
    {
        string folder = $"assets/bad {code} {Path.GetFileNameWithoutExtension(item)}";
        workspace.Write("assets/outside.txt", "");
        Write(folder, $"""<ModelAsset Include="{item}" Model="{model}" />""");

        Assert.Contains($"{item} : error {code}: ", workspace.Run(folder, "build").Failed().Output, StringComparison.Ordinal);
    }

    private void Write(string folder, string items = "")
    {
        workspace.Write($"{folder}/{Id}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <PackageId>{Id}</PackageId>
                <Version>1.0.0</Version>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <OnnxModel Include="models/words.onnx" License="MIT" />
                <ModelAsset Include="lists/**/*.txt" Model="models/words.onnx" />
                {items}
              </ItemGroup>
            </Project>
            """);
        workspace.Write($"{folder}/WordsPredictor.cs", Source);
        workspace.Write($"{folder}/lists/stop words.txt", "the\n");
        workspace.Write($"{folder}/lists/낱말/extra.txt", "nice");
        Directory.CreateDirectory(Path.Combine(workspace.Root, folder, "models"));
        File.Copy(TestModels.Path("text-strings-tfidf.onnx"), Path.Combine(workspace.Root, folder, "models/words.onnx"), overwrite: true);
    }
}
