using System.IO.Compression;

namespace ModelPack.Testing.Packages;

/// <summary>Packages whose assembly has contracts, as short as they can be.</summary>
public static class ContractPackage
{
    /// <summary>A contract of one number in and one out.</summary>
    /// <param name="maximum">The largest number that it takes.</param>
    public static string Contract(int maximum = 10) => $$"""
        {"formatVersion":1,"name":"iris","model":"iris.onnx","predictor":"Acme.IrisPredictor",
         "input":{"type":"Acme.Iris","title":"Iris","members":[{"name":"Length","json":"length","kind":"scalar","element":"float32","required":true,"maximum":{{maximum}} }]},
         "output":{"type":"Acme.Score","title":"Score","members":[{"name":"Value","json":"value","kind":"scalar","element":"float32","required":true}]} }
        """;

    /// <summary>Writes a package.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="version">The version in its nuspec.</param>
    /// <param name="contracts">The contracts in its assembly.</param>
    public static string Write(string path, string version, params string[] contracts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(archive.CreateEntry("Acme.Models.nuspec").Open()))
            nuspec.Write($"<package><metadata><id>Acme.Models</id><version>{version}</version><authors>Acme</authors><description>d</description></metadata></package>");
        using Stream assembly = archive.CreateEntry("lib/net10.0/Acme.Models.dll").Open();
        assembly.Write(ModelAssembly.Create(contracts));
        return path;
    }
}
