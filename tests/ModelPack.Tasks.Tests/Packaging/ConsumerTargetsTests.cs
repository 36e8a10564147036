using System.Xml.Linq;
using ModelPack.Tasks.Packaging;

namespace ModelPack.Tasks.Tests.Packaging;

public class ConsumerTargetsTests
{
    [Fact]
    public void Each_file_is_copied_into_the_folder_of_its_payload()
    {
        XElement item = Items(Write("iris", "modelpack/iris/iris.onnx")).Single();
        Assert.Equal("$(MSBuildThisFileDirectory)../modelpack/iris/iris.onnx", (string?)item.Attribute("Include"));
        Assert.Equal("modelpack/iris/0123456789abcdef/iris.onnx", (string?)item.Attribute("Link"));
        Assert.Equal("false", (string?)item.Attribute("Pack"));
    }

    [Fact]
    public void What_MSBuild_would_read_as_its_own_is_escaped()
    {
        XElement item = Items(Write("a;b", "modelpack/a;b/a@(b)$'%&.onnx")).Single();
        Assert.Equal("$(MSBuildThisFileDirectory)../modelpack/a%3bb/a%40%28b%29%24%27%25&.onnx", (string?)item.Attribute("Include"));
    }

    [Fact]
    public void Its_target_has_a_name_that_MSBuild_takes()
    {
        string name = (string)XDocument.Parse(Write("iris", "modelpack/iris/iris.onnx")).Root!.Element("Target")!.Attribute("Name")!;
        Assert.Equal("_ModelPackPublish_Acme_Models_Iris", name);
    }

    private static string Write(string model, string entry) =>
        ConsumerTargets.Write("Acme.Models.Iris", [new PackagedModel(model, "0123456789abcdef", [PackageFile.FromText(entry, "")])]);

    private static IEnumerable<XElement> Items(string targets) => XDocument.Parse(targets).Root!.Element("ItemGroup")!.Elements();
}
