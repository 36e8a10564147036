using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Acme.Models;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>Another version of the sample's iris model, of the same contract: it calls every flower a setosa.</summary>
internal sealed class IrisVersion : IDisposable
{
    /// <summary>A flower that the compiled-in model calls a virginica.</summary>
    public static readonly IrisInput Virginica = new() { SepalLength = 6.3f, SepalWidth = 3.3f, PetalLength = 6, PetalWidth = 2.5f };

    private readonly string _root = Directory.CreateTempSubdirectory("modelpack-swap-").FullName;

    public IrisVersion(string version = "1.3.0")
    {
        Version = version;
        Directory.CreateDirectory(Folder);
        foreach (string file in Directory.EnumerateFiles(CompiledIn))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        byte[] model = File.ReadAllBytes(Model);
        CallAllSetosa(model);
        File.WriteAllBytes(Model, model);
        Edit(manifest =>
        {
            manifest["version"] = version;
            manifest["model"]!["sha256"] = DigestOf(model);
        });
    }

    public static string CompiledIn { get; } = Path.Combine(AppContext.BaseDirectory, "modelpack", "iris", IrisPredictor.Descriptor.PayloadDigest[..16]);

    public string Version { get; }

    /// <summary>The folder of the extracted package.</summary>
    public string Root => Path.Combine(_root, "extracted");

    /// <summary>The folder of the model.</summary>
    public string Folder => Path.Combine(Root, "modelpack", "iris");

    public string Model => Path.Combine(Folder, "iris.onnx");

    public string Manifest => Path.Combine(Folder, "modelpack.json");

    public string Package => Path.Combine(_root, $"Acme.Models.Iris.{Version}.nupkg");

    /// <summary>What <c>modelpack inspect</c> prints.</summary>
    public string PayloadDigest
    {
        get
        {
            byte[] model = File.ReadAllBytes(Model);
            return DigestOf(Encoding.UTF8.GetBytes($"package Acme.Models.Iris {Version}\n{DigestOf(model)} {model.Length} iris.onnx\n"));
        }
    }

    public static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Changes the manifest.</summary>
    public void Edit(Action<JsonNode> change)
    {
        JsonNode manifest = JsonNode.Parse(File.ReadAllBytes(Manifest))!;
        change(manifest);
        File.WriteAllText(Manifest, manifest.ToJsonString());
    }

    /// <summary>Writes the package of what the folder holds now.</summary>
    /// <param name="compression">How entries are written.</param>
    /// <param name="change">Adds to the archive.</param>
    /// <returns>Its path.</returns>
    public string Pack(CompressionLevel compression = CompressionLevel.NoCompression, Action<ZipArchive>? change = null)
    {
        File.Delete(Package);
        using ZipArchive archive = ZipFile.Open(Package, ZipArchiveMode.Create);
        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            archive.CreateEntryFromFile(file, Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'), compression);
        change?.Invoke(archive);
        return Package;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    // The first of the classifier's intercepts, each a tagged number after the attribute's name.
    private static void CallAllSetosa(byte[] model)
    {
        int place = model.AsSpan().IndexOf("intercepts"u8) + "intercepts".Length + 1;
        float intercept = 1_000;
        MemoryMarshal.Write(model.AsSpan(place), in intercept);
    }
}
