using System.Xml.Linq;
using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;
using ModelPack.Testing.Judges;

namespace ModelPack.Package.Tests;

public class ModelPackageTests(Workspace workspace)
{
    private string Package
    {
        get
        {
            IrisProject.Pack(workspace);
            return IrisProject.Package(workspace);
        }
    }

    [Fact]
    public void A_model_package_holds_assembly_model_manifest_schemas_card_and_targets() => Assert.Equal(
        [
            "Acme.Models.Iris.nuspec",
            "README.md",
            "buildTransitive/Acme.Models.Iris.targets",
            "lib/net10.0/Acme.Models.Iris.dll",
            "lib/net10.0/Acme.Models.Iris.xml",
            "modelpack/iris/input.schema.json",
            "modelpack/iris/iris.onnx",
            "modelpack/iris/modelpack.json",
            "modelpack/iris/output.schema.json",
            "modelpack/iris/sbom.cdx.json",
        ],
        PackageContent.Names(Package));

    [Fact]
    public void Models_are_stored_without_compression() =>
        Assert.True(PackageContent.IsStored(Package, "modelpack/iris/iris.onnx"));

    [Fact]
    public void Apps_restore_the_runtime_in_place_of_what_authors_need()
    {
        XElement metadata = Nuspec();
        Assert.Equal(
            [("ModelPack.Runtime", workspace.Version), ("Microsoft.ML.OnnxRuntime", "1.31.1")],
            metadata.Descendants(Name("dependency")).Select(static d => ((string)d.Attribute("id")!, (string)d.Attribute("version")!)));
    }

    [Fact]
    public void A_model_package_says_that_it_is_one()
    {
        XElement metadata = Nuspec();
        Assert.Equal(["Dependency", "ModelPack"], metadata.Descendants(Name("packageType")).Select(static t => (string)t.Attribute("name")!));
        Assert.Equal("botany modelpack", metadata.Element(Name("tags"))!.Value);
    }

    [Fact]
    public void The_compiler_of_a_model_project_gets_our_generator_and_no_other_of_ours()
    {
        string command = IrisProject.Pack(workspace).CompilerCommandLine("Acme.Models.Iris");
        Assert.Contains("/tools/roslyn/ModelPack.Generators.dll", command, StringComparison.Ordinal);
        Assert.DoesNotContain("ModelPack.AspNetCore", command, StringComparison.Ordinal);
        Assert.DoesNotContain("ModelPack.Tasks", command, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_is_the_model_card_with_what_the_author_wrote()
    {
        string card = PackageContent.Text(Package, "README.md");
        Assert.Contains("Names the species of an iris flower.", card, StringComparison.Ordinal);
        Assert.StartsWith("---\nlanguage: en\ntags: [botany]\n---\n\n# Acme.Models.Iris\n", card, StringComparison.Ordinal);
        Assert.Contains("It was loaded before it was packed, by onnxruntime 1.31.1", card, StringComparison.Ordinal);
        Assert.Contains("Trained on 150 flowers.", card, StringComparison.Ordinal);
        Assert.Equal("README.md", Nuspec().Element(Name("readme"))!.Value);
    }

    [Fact]
    public void Manifest_and_bill_of_materials_are_valid_by_their_published_schemas()
    {
        Assert.SkipUnless(JsonJudge.IsInstalled, JsonJudge.HowToInstall);
        using var judge = new JsonJudge();
        judge.Define("manifest", File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "src/ModelPack/docs/modelpack.schema.json")));
        judge.DefineCycloneDx("bom");
        Assert.Null(judge.Judge("manifest", PackageContent.Text(Package, "modelpack/iris/modelpack.json")));
        Assert.Null(judge.Judge("bom", PackageContent.Text(Package, "modelpack/iris/sbom.cdx.json")));
    }

    [Fact]
    public void The_bill_of_materials_names_what_apps_restore_with_the_model()
    {
        string bom = PackageContent.Text(Package, "modelpack/iris/sbom.cdx.json");
        Assert.Contains($"pkg:nuget/ModelPack.Runtime@{workspace.Version}\"", bom, StringComparison.Ordinal);
        Assert.Contains("pkg:nuget/Microsoft.ML.OnnxRuntime@1.31.1\"", bom, StringComparison.Ordinal);
        Assert.DoesNotContain("pkg:nuget/ModelPack@", bom, StringComparison.Ordinal);
        Assert.DoesNotContain("publisher", bom, StringComparison.Ordinal);
    }

    [Fact]
    public void Packing_the_same_sources_in_another_folder_gives_the_same_bytes()
    {
        byte[] first = File.ReadAllBytes(Package);
        IrisProject.Write(workspace, "same 다른/folder");

        workspace.Run("same 다른/folder", "pack").Succeeded();

        Assert.Equal(first, File.ReadAllBytes(Path.Combine(workspace.Root, "same 다른/folder/bin/Release", Path.GetFileName(IrisProject.Package(workspace)))));
    }

    private static XName Name(string name) => XName.Get(name, "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd");

    private XElement Nuspec() => XDocument.Parse(PackageContent.Text(Package, "Acme.Models.Iris.nuspec")).Root!.Element(Name("metadata"))!;
}
