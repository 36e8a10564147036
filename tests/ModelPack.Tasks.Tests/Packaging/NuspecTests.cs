using System.Text;
using System.Xml.Linq;
using ModelPack.Tasks.Packaging;

namespace ModelPack.Tasks.Tests.Packaging;

public class NuspecTests
{
    private const string ModelPackOnly = """<dependency id="ModelPack" version="0.1.0" exclude="Build,Analyzers" />""";

    [Fact]
    public void The_package_of_authors_gives_way_to_the_packages_of_apps() =>
        Assert.Equal(["ModelPack.Runtime 0.1.0", "Microsoft.ML.OnnxRuntime 1.31.1"], Dependencies(ModelPackOnly));

    [Fact]
    public void Other_dependencies_stay() =>
        Assert.Equal(
            ["Acme.Text 2.0.0", "ModelPack.Runtime 0.1.0", "Microsoft.ML.OnnxRuntime 1.31.1"],
            Dependencies("""<dependency id="Acme.Text" version="2.0.0" />""" + ModelPackOnly));

    [Fact]
    public void A_flavour_of_ONNX_Runtime_that_the_author_chose_stays_the_only_one() =>
        Assert.Equal(
            ["Microsoft.ML.OnnxRuntime.Gpu 1.31.1", "ModelPack.Runtime 0.1.0"],
            Dependencies("""<dependency id="Microsoft.ML.OnnxRuntime.Gpu" version="1.31.1" />""" + ModelPackOnly));

    [Fact]
    public void The_managed_part_of_ONNX_Runtime_is_no_flavour() =>
        Assert.Contains("Microsoft.ML.OnnxRuntime 1.31.1", Dependencies("""<dependency id="Microsoft.ML.OnnxRuntime.Managed" version="1.31.1" />""" + ModelPackOnly));

    [Fact]
    public void A_project_that_keeps_ModelPack_to_itself_packs_the_packages_of_apps_all_the_same() =>
        Assert.Equal(["Acme.Text 2.0.0", "ModelPack.Runtime 0.2.0", "Microsoft.ML.OnnxRuntime 1.31.1"], Dependencies("""<dependency id="Acme.Text" version="2.0.0" />""", "0.2.0"));

    [Fact]
    public void A_reference_to_ModelPack_says_which_version_of_the_runtime() =>
        Assert.Equal(["ModelPack.Runtime 0.1.0", "Microsoft.ML.OnnxRuntime 1.31.1"], Dependencies(ModelPackOnly, "0.2.0"));

    [Fact]
    public void Tag_and_package_type_are_added_once()
    {
        Nuspec nuspec = Read("<tags>iris ModelPack</tags>", "");
        nuspec.AddTags();
        nuspec.AddPackageType();
        nuspec.AddPackageType();

        XElement metadata = Metadata(nuspec);
        Assert.Equal("iris ModelPack", Value(metadata, "tags"));
        Assert.Equal(["Dependency", "ModelPack"], metadata.Descendants().Where(static e => e.Name.LocalName == "packageType").Select(static e => (string)e.Attribute("name")!));
    }

    [Fact]
    public void A_package_without_tags_gets_ours()
    {
        Nuspec nuspec = Read("", "");
        nuspec.AddTags();
        nuspec.AddReadme();
        Assert.Equal("modelpack", Value(Metadata(nuspec), "tags"));
        Assert.True(nuspec.HasReadme);
    }

    [Fact]
    public void Tags_of_cards_follow_those_of_the_author()
    {
        Nuspec nuspec = Read("<tags>iris Botany</tags>", "");
        nuspec.AddTags("botany", "flowers");
        nuspec.AddTags("flowers");
        Assert.Equal("iris Botany flowers modelpack", Value(Metadata(nuspec), "tags"));
    }

    private static string[] Dependencies(string dependencies, string? modelPackVersion = null)
    {
        Nuspec nuspec = Read("", dependencies);
        nuspec.ReplaceDependencies("1.31.1", modelPackVersion);
        return [.. Metadata(nuspec).Descendants().Where(static e => e.Name.LocalName == "dependency").Select(static e => $"{e.Attribute("id")!.Value} {e.Attribute("version")!.Value}")];
    }

    private static XElement Metadata(Nuspec nuspec) => XDocument.Parse(nuspec.ToText()).Root!.Elements().Single();

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;

    private static Nuspec Read(string metadata, string dependencies) => Nuspec.Read(new MemoryStream(Encoding.UTF8.GetBytes($"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
          <metadata>
            <id>Acme</id>
            {metadata}
            <dependencies><group targetFramework="net10.0">{dependencies}</group></dependencies>
          </metadata>
        </package>
        """)));
}
