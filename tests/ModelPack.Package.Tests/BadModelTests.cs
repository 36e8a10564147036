using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

public class BadModelTests(Workspace workspace)
{
    // What the file names say, in their order.
    private static string Code(string name) => name switch
    {
        _ when name.StartsWith("custom-op", StringComparison.Ordinal) => "MPK2003",
        _ when name.StartsWith("future-", StringComparison.Ordinal) => "MPK2013",
        _ when name.StartsWith("external-", StringComparison.Ordinal) => "MPK2002",
        _ when name.StartsWith("duplicate-", StringComparison.Ordinal) || name.StartsWith("huge-dim", StringComparison.Ordinal) || name is "invalid-utf8-name" or "no-graph" => "MPK2012",
        _ => "MPK2001",
    };

    [Fact]
    public void Each_bad_model_is_an_error_with_its_code_on_its_file_and_nothing_is_packed()
    {
        workspace.Write("bad/Bad.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <OnnxModel Include="models/*;models/missing.onnx" />
              </ItemGroup>
            </Project>
            """);
        string[] names = [.. Directory.EnumerateFiles(TestModels.Path("bad")).Select(static file => Path.GetFileName(file))];
        Directory.CreateDirectory(Path.Combine(workspace.Root, "bad/models"));
        foreach (string name in names)
            File.Copy(TestModels.Path($"bad/{name}"), Path.Combine(workspace.Root, "bad/models", name));

        CommandResult pack = workspace.Run("bad", "pack", "-o", "packed").Failed();

        Assert.NotEmpty(names);
        foreach (string name in names.Append("missing.onnx"))
        {
            string[] codes = [.. pack.Output.Split('\n').Where(line => line.Contains($"models/{name} : error", StringComparison.Ordinal)).Select(static line => line.Split(" : error ")[1][..7]).Distinct()];
            Assert.Equal((string[])[Code(Path.GetFileNameWithoutExtension(name))], codes);
        }

        Assert.False(Directory.Exists(Path.Combine(workspace.Root, "bad/packed")));
    }

    [Fact]
    public void A_model_without_a_contract_is_a_warning_where_one_is_expected()
    {
        PlainProject.Write(workspace, "contractless");
        Assert.DoesNotContain("MPK2004", workspace.Run("contractless", "build").Succeeded().Output, StringComparison.Ordinal);

        string project = Path.Combine(workspace.Root, "contractless/Plain.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("""Update="models/two.onnx" """, """Update="models/two.onnx" Contract="" """, StringComparison.Ordinal));
        Assert.Contains("models/two.onnx : warning MPK2004: ", workspace.Run("contractless", "build").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_models_of_one_name_and_an_SDK_that_is_too_old_are_errors()
    {
        PlainProject.Write(workspace, "twins");
        Directory.CreateDirectory(Path.Combine(workspace.Root, "twins/more"));
        File.Copy(Path.Combine(workspace.Root, "twins/models/one.onnx"), Path.Combine(workspace.Root, "twins/more/ONE.onnx"));
        string project = Path.Combine(workspace.Root, "twins/Plain.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("models/*.onnx", "models/*.onnx;more/*.onnx", StringComparison.Ordinal));

        Assert.Contains("error MPK2008", workspace.Run("twins", "build").Failed().Output, StringComparison.Ordinal);
        Assert.Contains("error MPK2000", workspace.Run("twins", "build", "-p:NETCoreSdkVersion=9.0.305").Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_contracts_of_one_model_are_an_error_and_a_contract_that_is_not_partial_is_told_so()
    {
        IrisProject.Write(workspace, "mistakes");
        workspace.Write("mistakes/Second.cs", """
            [ModelPack.ModelContract("models/iris.onnx", Name = "second")]
            public sealed partial class SecondPredictor : ModelPack.IPredictor<Acme.Models.IrisInput, Acme.Models.IrisPrediction>;
            """);
        CommandResult packed = workspace.Run("mistakes", "pack").Failed();
        Assert.Contains("models/iris.onnx : error MPK2008: ", packed.Output, StringComparison.Ordinal);
        Assert.Contains("'SecondPredictor'", packed.Output, StringComparison.Ordinal);

        // The compiler's errors about missing members alone would not say what to do.
        workspace.Write("mistakes/Second.cs", """
            [ModelPack.ModelContract("models/iris.onnx")]
            public sealed class SecondPredictor : ModelPack.IPredictor<Acme.Models.IrisInput, Acme.Models.IrisPrediction>;
            """);
        Assert.Contains("Second.cs(2,21): error MPK1001: ", workspace.Run("mistakes", "build").Failed().Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(workspace.Root, "mistakes/bin"), "*.nupkg", SearchOption.AllDirectories));
    }
}
