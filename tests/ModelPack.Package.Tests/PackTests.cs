using System.IO.Compression;
using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class PackTests(Workspace workspace)
{
    private const string PackageName = "Plain.1.0.0.nupkg";

    [Fact]
    public void Pack_leaves_an_unchanged_package_alone_and_replaces_what_is_not_ours()
    {
        PlainProject.Write(workspace, "pack");
        string package = Path.Combine(workspace.Root, "pack/bin/Release", PackageName);
        workspace.Run("pack", "pack").Succeeded();
        byte[] first = File.ReadAllBytes(package);
        DateTime written = File.GetLastWriteTimeUtc(package);
        AssertComplete(package);

        workspace.Run("pack", "pack", "--no-build").Succeeded();
        Assert.Equal(written, File.GetLastWriteTimeUtc(package));

        File.WriteAllBytes(package, first.AsSpan(0, first.Length / 2));
        workspace.Run("pack", "pack", "--no-build").Succeeded();
        Assert.Equal(first, File.ReadAllBytes(package));

        workspace.Run("pack", "pack", "--no-build", "-o", "../packed 상자").Succeeded();
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(workspace.Root, "packed 상자", PackageName)));

        // A property that is no file: NuGet alone would not notice.
        workspace.Run("pack", "pack", "--no-build", "-p:PackageDescription=Author's%3B new").Succeeded();
        Assert.Contains("Author's", PackageContent.Text(package, "Plain.nuspec"), StringComparison.Ordinal);
        Assert.Equal(["Plain.1.0.0.nuspec"], Directory.EnumerateFiles(Path.Combine(workspace.Root, "pack/obj/Release"), "*.nuspec").Select(static file => Path.GetFileName(file)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(workspace.Root, "pack"), "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Two_processes_pack_one_project_at_once()
    {
        PlainProject.Write(workspace, "twice");
        workspace.Run("twice", "build", "-c", "Release").Succeeded();

        Parallel.For(0, 2, _ => workspace.Run("twice", "pack", "--no-build", "-m").Succeeded());

        AssertComplete(Path.Combine(workspace.Root, "twice/bin/Release", PackageName));
        workspace.Run("twice", "pack", "--no-build").Succeeded();
        AssertComplete(Path.Combine(workspace.Root, "twice/bin/Release", PackageName));
    }

    [Fact]
    public void A_model_that_changed_since_the_build_is_not_packed_without_one()
    {
        PlainProject.Write(workspace, "changed");
        workspace.Run("changed", "build", "-c", "Release").Succeeded();
        IrisProject.WriteModel(workspace, "changed/models/one.onnx", otherLabels: true);

        CommandResult pack = workspace.Run("changed", "pack", "--no-build").Failed();

        Assert.Contains("one.onnx has changed since", pack.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(workspace.Root, "changed/bin/Release", PackageName)));
    }

    [Fact]
    public void A_version_that_the_assembly_was_not_compiled_with_is_an_error()
    {
        PlainProject.Write(workspace, "renumbered");
        workspace.Run("renumbered", "build", "-c", "Release").Succeeded();

        CommandResult pack = workspace.Run("renumbered", "pack", "--no-build", "-p:Version=2.0.0").Failed();

        Assert.Contains("error MPK2014: The package is 'Plain' 2.0.0, but lib/net10.0/Plain.dll was compiled as 'Plain' 1.0.0.", pack.Output, StringComparison.Ordinal);
        Assert.Contains("error MPK2014", workspace.Run("renumbered", "pack", "--no-build", "-p:PackageId=Other").Failed().Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(workspace.Root, "renumbered/bin"), "*.nupkg", SearchOption.AllDirectories));
        workspace.Run("renumbered", "pack", "-p:Version=2.0.0").Succeeded();
    }

    [Theory]
    [InlineData("snupkg", "snupkg")]
    [InlineData("symbols.nupkg", "symbols.nupkg")]
    public void A_symbols_package_is_written_beside_the_package_and_is_the_same_every_time(string format, string extension)
    {
        string folder = $"symbols {format}";
        PlainProject.Write(workspace, folder, $"<TargetFramework>net10.0</TargetFramework><IncludeSymbols>true</IncludeSymbols><SymbolPackageFormat>{format}</SymbolPackageFormat>");
        string symbols = Path.Combine(workspace.Root, folder, "bin/Release", $"Plain.1.0.0.{extension}");
        workspace.Run(folder, "pack").Succeeded();
        byte[] first = File.ReadAllBytes(symbols);
        Assert.Contains("lib/net10.0/Plain.pdb", PackageContent.Names(symbols));
        Assert.DoesNotContain(PackageContent.Names(symbols), static name => name.Contains(".onnx", StringComparison.Ordinal));
        AssertComplete(Path.Combine(workspace.Root, folder, "bin/Release", PackageName));

        File.WriteAllBytes(symbols, first.AsSpan(0, 100));
        workspace.Run(folder, "pack", "--no-build").Succeeded();
        Assert.Equal(first, File.ReadAllBytes(symbols));
    }

    [Fact]
    public void Packing_what_was_never_built_is_an_error_that_says_so()
    {
        PlainProject.Write(workspace, "unbuilt");
        workspace.Run("unbuilt", "restore").Succeeded();

        Assert.Contains("error NU5026", workspace.Run("unbuilt", "pack", "--no-build").Failed().Output, StringComparison.Ordinal);

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(workspace.Root, "unbuilt"), "*.nupkg", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_package_made_by_build_is_made_once_and_cleaned()
    {
        PlainProject.Write(workspace, "onbuild", "<TargetFramework>net10.0</TargetFramework><GeneratePackageOnBuild>true</GeneratePackageOnBuild>");
        string package = Path.Combine(workspace.Root, "onbuild/bin/Debug", PackageName);
        workspace.Run("onbuild", "build").Succeeded();
        AssertComplete(package);

        CommandResult second = workspace.Run("onbuild", "build", "-v:d").Succeeded();
        Assert.DoesNotContain("Task \"WriteModelPackage\"", second.Output, StringComparison.Ordinal);

        workspace.Run("onbuild", "clean").Succeeded();
        Assert.False(File.Exists(package));
    }

    [Fact]
    public void Several_frameworks_share_one_copy_of_each_model()
    {
        PlainProject.Write(workspace, "frameworks", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
        string package = Path.Combine(workspace.Root, "frameworks/bin/Release", PackageName);

        workspace.Run("frameworks", "pack", "-m").Succeeded().WithoutWarnings();

        AssertComplete(package);
        Assert.Equal(2, PackageContent.Names(package).Count(static name => name.EndsWith("/Plain.dll", StringComparison.Ordinal)));
    }

    private static void AssertComplete(string package)
    {
        string[] names = PackageContent.Names(package);
        Assert.Equal(
            ["modelpack/linear-external/linear-external.onnx", "modelpack/linear-external/linear-external.onnx.data", "modelpack/one/one.onnx", "modelpack/two/two.onnx"],
            names.Where(static name => name.Contains(".onnx", StringComparison.Ordinal)));
        using ZipArchive archive = ZipFile.OpenRead(package);
        Assert.Equal(archive.Entries.Count, archive.Entries.Select(static entry => entry.FullName.ToUpperInvariant()).Distinct().Count());
    }
}
