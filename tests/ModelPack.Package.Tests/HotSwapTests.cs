using System.Text.Json;
using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

/// <summary>An app that was built with one version of a package, and takes the model of another while it runs.</summary>
public class HotSwapTests(Workspace workspace)
{
    private const string Source = """
        using Acme.Models;
        using ModelPack;

        using var iris = IrisPredictor.Load();
        var flower = new IrisInput { SepalLength = 5.1f, SepalWidth = 3.5f, PetalLength = 1.4f, PetalWidth = 0.2f };
        Show();
        try
        {
            await ModelHost.Of(iris).SwapAsync(new ModelReplacement(args[0]) { ExpectedDigest = new string('0', 64) });
        }
        catch (ModelLoadException refused)
        {
            Console.WriteLine(refused.Code);
        }

        await ModelHost.Of(iris).SwapAsync(new ModelReplacement(args[0]) { ExpectedDigest = args[1] });
        Show();
        await ModelHost.Of(iris).SwapAsync(ModelReplacement.CompiledIn);
        Show();

        void Show() => Console.WriteLine($"{iris.Predict(flower, out PredictionInfo info).Species} {info.Version}");
        """;

    [Fact]
    public void A_package_of_the_next_version_takes_over_by_the_digest_that_the_command_prints()
    {
        IrisProject.Pack(workspace);
        IrisProject.Pack(workspace, "1.3.0");
        string next = IrisProject.Package(workspace, "1.3.0");
        string digest = JsonDocument.Parse(ModelPackTool.Run(workspace, "inspect", next, "--json").Succeeded().Output).RootElement.GetProperty("payloadDigests")[0].GetString()!;
        AppProject.Write(workspace, "swap/App", AppProject.PackageReference());
        workspace.Write("swap/App/Program.cs", Source);
        workspace.Run("swap/App", "build").Succeeded().WithoutWarnings();

        string output = workspace.Run("swap/App", "run", "--no-build", "--", next, digest).Succeeded().Output;

        Assert.Equal(["setosa 1.2.0", "MPK3031", "SETOSA 1.3.0", "setosa 1.2.0"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
