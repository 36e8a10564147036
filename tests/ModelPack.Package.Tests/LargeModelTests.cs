using System.IO.Compression;
using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

public class LargeModelTests(Workspace workspace)
{
    private const long Megabyte = 1 << 20;

    // More than the build itself ever needs, and much less than any of these models.
    private const long MostAboveSmallModel = 64 * Megabyte;

    // 1.5 GB where MODELPACK_LONG_TESTS=1.
    private static readonly long s_size = Environment.GetEnvironmentVariable("MODELPACK_LONG_TESTS") == "1" ? 1536 * Megabyte : 300 * Megabyte;

    [Fact]
    public void A_large_model_is_packed_in_bounded_memory_with_a_warning_of_its_size()
    {
        Write("small", Megabyte);
        Write("large", s_size);

        (CommandResult small, long smallPeak) = workspace.RunAndWatch("small", "pack");
        (CommandResult large, long largePeak) = workspace.RunAndWatch("large", "pack");

        Assert.DoesNotContain("MPK2009", small.Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains($"Large.1.0.0.nupkg : warning MPK2009: The package has {s_size / Megabyte} MB", large.Succeeded().Output, StringComparison.Ordinal);
        Assert.True(largePeak - smallPeak < MostAboveSmallModel, $"{smallPeak / Megabyte} MB with a small model, {largePeak / Megabyte} MB with a large one.");
        TestContext.Current.SendDiagnosticMessage("{0} MB of model: peak {1} MB, with a small model {2} MB", s_size / Megabyte, largePeak / Megabyte, smallPeak / Megabyte);
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(workspace.Root, "large/bin/Release/Large.1.0.0.nupkg"));
        Assert.Equal(s_size, archive.GetEntry("modelpack/model/weights.bin")!.Length);
        Directory.Delete(Path.Combine(workspace.Root, "large"), recursive: true);
    }

    // A hole in a file reads as zeros, and takes no room.
    private void Write(string folder, long size)
    {
        workspace.Write($"{folder}/{char.ToUpperInvariant(folder[0])}{folder[1..]}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <OnnxModel Include="model.onnx" Contract="None" License="MIT" />
              </ItemGroup>
            </Project>
            """);
        new OnnxModelBuilder().Input("x", OnnxType.Float32(size / 4)).Output("y", OnnxType.Float32(size / 4))
            .Initializer(OnnxTensor.External("w", OnnxElement.Float32, [size / 4], "weights.bin")).Node("Add", ["x", "w"], ["y"])
            .Save(Path.Combine(workspace.Root, folder, "model.onnx"));
        using FileStream weights = File.Create(Path.Combine(workspace.Root, folder, "weights.bin"));
        weights.SetLength(size);
    }
}
