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
}
