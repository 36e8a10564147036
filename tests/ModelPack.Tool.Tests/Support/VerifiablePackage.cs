using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.Tool.Tests.Support;

/// <summary>A small package whose assembly states the digests of its files, as a build writes them: a model, external data, an asset, and all documents.</summary>
internal static class VerifiablePackage
{
    public const string Folder = "modelpack/iris/";

    private const string Attributes = """
        namespace ModelPack.Runtime.CompilerServices
        {
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            class ModelPayloadAttribute(string model, string package, string version, string digest) : System.Attribute;
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            class ModelFileAttribute(string model, string path, long size, string sha256) : System.Attribute { public bool IsAsset { get; set; } }
            [System.AttributeUsage(System.AttributeTargets.Assembly, AllowMultiple = true)]
            class ContractRecordAttribute(string model, System.Type predictor, string digest, string contract, string signature) : System.Attribute;
        }
        class IrisPredictor;
        """;

    private static readonly string[] s_payload = ["iris.onnx", "iris.onnx.data", "assets/labels.txt"];
    private static readonly string[] s_documents = ["input.schema.json", "output.schema.json", "examples.jsonl", "sbom.cdx.json"];
    private static readonly Lazy<byte[]> s_assembly = new(Compile);

    /// <summary>The entries of a good package.</summary>
    public static Dictionary<string, byte[]> Entries()
    {
        Dictionary<string, byte[]> entries = Files();
        entries["Acme.Models.Iris.nuspec"] = Encoding.UTF8.GetBytes(FakePackage.Nuspec);
        entries["lib/net10.0/Acme.Models.Iris.dll"] = s_assembly.Value;
        entries[Folder + "modelpack.json"] = Encoding.UTF8.GetBytes(Manifest(entries));
        return entries;
    }

    /// <summary>Writes a package.</summary>
    public static string Write(TemporaryFolder folder, IEnumerable<KeyValuePair<string, byte[]>> entries, string name = "some.nupkg")
    {
        File.Delete(folder[name]);
        using ZipArchive archive = ZipFile.Open(folder[name], ZipArchiveMode.Create);
        foreach ((string entry, byte[] bytes) in entries)
        {
            using Stream stream = archive.CreateEntry(entry, CompressionLevel.NoCompression).Open();
            stream.Write(bytes);
        }

        return folder[name];
    }

    /// <summary>Writes what the package puts into an app's output.</summary>
    /// <returns>The model's folder.</returns>
    public static string WriteApp(TemporaryFolder folder)
    {
        Dictionary<string, byte[]> entries = Entries();
        string lines = string.Concat(s_payload.Select(file => $"{Digest(entries[Folder + file])} {entries[Folder + file].Length} {file}\n"));
        string model = folder[$"{Folder}{Digest(Encoding.UTF8.GetBytes($"package Acme.Models.Iris 1.2.0\n{lines}"))[..16]}"];
        Directory.CreateDirectory(Path.Combine(model, "assets"));
        foreach (string file in (string[])[.. s_payload, .. s_documents, "modelpack.json"])
            File.WriteAllBytes(Path.Combine(model, file), entries[Folder + file]);
        File.WriteAllBytes(folder["Acme.Models.Iris.dll"], s_assembly.Value);
        return model;
    }

    private static Dictionary<string, byte[]> Files()
    {
        var entries = new Dictionary<string, byte[]>();
        foreach (string file in s_payload)
            entries[Folder + file] = [.. Enumerable.Range(0, 300).Select(i => (byte)(i * file.Length))];
        foreach (string document in s_documents)
            entries[Folder + document] = Encoding.UTF8.GetBytes($$"""{"document":"{{document}}"}""" + "\n");
        return entries;
    }

    private static string Manifest(Dictionary<string, byte[]> entries) => $$"""
        {
          "formatVersion": 1, "name": "iris", "version": "1.2.0", "package": "Acme.Models.Iris",
          "model": { {{Members(entries, s_payload[0])}}, "externalData": [{ {{Members(entries, s_payload[1])}} }], "assets": [{ {{Members(entries, s_payload[2])}} }] },
          "contract": { "sha256": "cc" },
          "documents": [{{string.Join(", ", s_documents.Select(document => $"{{ {Members(entries, document)} }}"))}}]
        }
        """;

    private static string Members(Dictionary<string, byte[]> entries, string file) =>
        $""" "file": "{file}", "sha256": "{Digest(entries[Folder + file])}", "size": {entries[Folder + file].Length} """;

    private static byte[] Compile()
    {
        Dictionary<string, byte[]> files = Files();
        string records = """[assembly: ModelPack.Runtime.CompilerServices.ModelPayload("iris", "Acme.Models.Iris", "1.2.0", "00")]""" + "\n"
            + """[assembly: ModelPack.Runtime.CompilerServices.ContractRecord("iris", typeof(IrisPredictor), "cc", "{\"name\":\"iris\",\"input\":{\"type\":\"Iris\"}}", "modelsig 1")]""" + "\n"
            + string.Concat(s_payload.Select(file => $"""[assembly: ModelPack.Runtime.CompilerServices.ModelFile("iris", "{file}", {files[Folder + file].Length}, "{Digest(files[Folder + file])}", IsAsset = {(file.StartsWith("assets/", StringComparison.Ordinal) ? "true" : "false")})]""" + "\n"));
        var compilation = CSharpCompilation.Create(
            "Acme.Models.Iris",
            [CSharpSyntaxTree.ParseText(records + Attributes)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error));
        return image.ToArray();
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
