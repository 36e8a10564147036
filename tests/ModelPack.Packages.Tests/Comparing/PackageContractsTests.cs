using System.IO.Compression;
using ModelPack.Packages.Comparing;
using ModelPack.Testing.Packages;

namespace ModelPack.Packages.Tests.Comparing;

public sealed class PackageContractsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modelpack packages 모델 ");

    private string Package => Path.Combine(_folder.FullName, "acme.nupkg");

    [Fact]
    public void A_package_and_the_folder_it_was_extracted_to_say_the_same()
    {
        ContractPackage.Write(Package, "1.2.0", ContractPackage.Contract());
        string extracted = Path.Combine(_folder.FullName, "extracted");
        ZipFile.ExtractToDirectory(Package, extracted);

        PackageContracts file = PackageContracts.Read(Package);
        PackageContracts folder = PackageContracts.Read(extracted);

        Assert.Equal(("Acme.Models", "1.2.0", "iris"), (file.Id, file.Version, Assert.Single(file.Contracts).Name));
        Assert.Equal((file.Id, file.Version, file.Contracts[0].Digest), (folder.Id, folder.Version, Assert.Single(folder.Contracts).Digest));
    }

    [Fact]
    public void An_assembly_that_is_none_is_named()
    {
        using (ZipArchive archive = ZipFile.Open(Package, ZipArchiveMode.Create))
        {
            using (var nuspec = new StreamWriter(archive.CreateEntry("a.nuspec").Open()))
                nuspec.Write("<package><metadata><id>a</id></metadata></package>");
            archive.CreateEntry("lib/net10.0/a.dll").Open().Dispose();
        }

        Assert.Contains("lib/net10.0/a.dll", Assert.Throws<InvalidDataException>(() => PackageContracts.Read(Package)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_a_later_version_is_refused()
    {
        ContractPackage.Write(Package, "1.0.0", ContractPackage.Contract().Replace("\"formatVersion\":1", "\"formatVersion\":2", StringComparison.Ordinal));

        Assert.Contains("another version of ModelPack", Assert.Throws<InvalidDataException>(() => PackageContracts.Read(Package)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_a_nuspec_is_no_package()
    {
        using (ZipArchive archive = ZipFile.Open(Package, ZipArchiveMode.Create))
            archive.CreateEntry("a.txt").Open().Dispose();

        Assert.Equal("it has no nuspec", Assert.Throws<InvalidDataException>(() => PackageContracts.Read(Package)).Message);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
