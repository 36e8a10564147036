using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class LinkTests(Workspace workspace)
{
    private const string Link = "<ModelPackCopyMode>Link</ModelPackCopyMode>";

    [Fact]
    public void Models_of_packages_are_linked_into_output_and_publish_and_their_documents_are_copied()
    {
        Assert.SkipUnless(Tools.Exists("stat"), "Only stat says how many links a file has.");
        IrisProject.Pack(workspace);
        AppProject.Write(workspace, "links/App", AppProject.PackageReference(), Link);

        workspace.Run("links/App", "publish", "-o", "published").Succeeded().WithoutWarnings();

        foreach (string output in (string[])["links/App/bin/Release/net10.0", "links/App/published"])
        {
            Assert.Equal(3, Links(output, "iris.onnx"));
            Assert.Equal(1, Links(output, "modelpack.json"));
            AppProject.AssertGolden(workspace.Start($"{output}/App"));
        }
    }

    [Fact]
    public void The_model_of_a_project_is_linked_into_its_own_output_and_copied_into_those_of_others()
    {
        Assert.SkipUnless(Tools.Exists("stat"), "Only stat says how many links a file has.");
        IrisProject.Write(workspace, "own links/Iris", properties: "<TargetFramework>net10.0</TargetFramework>" + Link);
        AppProject.Write(workspace, "own links/App", $"""<ProjectReference Include="../Iris/{IrisProject.Id}.csproj" />""", Link);

        workspace.Run("own links/App", "publish", "-o", "published").Succeeded().WithoutWarnings();

        Assert.Equal(2, Links("own links/Iris/bin/Release/net10.0", "iris.onnx"));
        Assert.Equal(1, Links("own links/App/bin/Release/net10.0", "iris.onnx"));
        Assert.Equal(1, Links("own links/App/published", "iris.onnx"));
    }

    [Fact]
    public void Without_the_property_nothing_is_linked()
    {
        Assert.SkipUnless(Tools.Exists("stat"), "Only stat says how many links a file has.");
        IrisProject.Pack(workspace);
        AppProject.Write(workspace, "copies/App", AppProject.PackageReference());

        workspace.Run("copies/App", "build").Succeeded().WithoutWarnings();

        Assert.Equal(1, Links("copies/App/bin/Debug/net10.0", "iris.onnx"));
    }

    private int Links(string output, string name)
    {
        string file = Assert.Single(Directory.EnumerateFiles(Path.Combine(workspace.Root, output, "modelpack"), name, SearchOption.AllDirectories));
        return int.Parse(workspace.RunProgram("", "stat", "-c", "%h", file).Succeeded().Output, System.Globalization.CultureInfo.InvariantCulture);
    }
}
