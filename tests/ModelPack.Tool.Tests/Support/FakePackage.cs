using System.IO.Compression;

namespace ModelPack.Tool.Tests.Support;

/// <summary>Writes packages, good and hostile.</summary>
internal static class FakePackage
{
    public const string Nuspec = """
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
          <id>Acme.Models.Iris</id><version>1.2.0</version><authors>Acme</authors><license type="expression">MIT</license>
        </metadata></package>
        """;

    public const string Manifest = """
        {
          "formatVersion": 1, "name": "iris", "version": "1.2.0", "package": "Acme.Models.Iris",
          "model": { "file": "iris.onnx", "sha256": "aa", "size": 5, "externalData": [], "assets": [] },
          "signature": { "irVersion": 8, "opsets": [{ "domain": "ai.onnx", "version": 13 }], "producer": { "name": "trainer", "version": "1" },
            "inputs": [{ "name": "features", "elementType": "float32", "shape": ["batch", null, 4] }], "outputs": [{ "name": "label", "type": "sequence(map(string, float32[]))" }], "metadata": {} },
          "contract": { "sha256": "bb", "predictor": "Acme.Models.IrisPredictor", "inputType": "I", "outputType": "O", "bindings": [{ "side": "input", "member": "Length", "tensor": "features", "column": 0 }],
            "states": [{ "input": "h", "output": "hn" }], "constants": [{ "input": "sr", "values": [16000] }] },
          "license": "MIT", "replay": { "loaded": false }
        }
        """;

    /// <summary>The entries of a package without problems.</summary>
    public static Dictionary<string, string> Entries => new()
    {
        ["Acme.Models.Iris.nuspec"] = Nuspec,
        ["modelpack/iris/modelpack.json"] = Manifest,
        ["modelpack/iris/iris.onnx"] = "model",
    };

    /// <summary>Writes a package, its entries in order.</summary>
    public static string Write(TemporaryFolder folder, IEnumerable<KeyValuePair<string, string>> entries, string name = "some.nupkg")
    {
        using ZipArchive archive = ZipFile.Open(folder[name], ZipArchiveMode.Create);
        foreach ((string entry, string text) in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write(text);
        }

        return folder[name];
    }
}
