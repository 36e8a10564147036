using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class PrivateReferenceTests(Workspace workspace)
{
    [Fact]
    public void A_project_that_keeps_ModelPack_to_itself_packs_a_model_that_runs()
    {
        IrisProject.Write(workspace, "private/Iris", "1.5.0", items: """<PackageReference Update="ModelPack" PrivateAssets="all" />""");
        workspace.Run("private/Iris", "pack", "-o", workspace.Feed).Succeeded().WithoutWarnings();
        AppProject.Write(workspace, "private/App", AppProject.PackageReference("1.5.0"));

        AppProject.AssertGolden(workspace.Run("private/App", "run"));
    }
}
