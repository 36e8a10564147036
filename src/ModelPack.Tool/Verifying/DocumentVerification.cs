using System.Text.Json;
using ModelPack.Packages.Contracts;
using ModelPack.Packages.Payloads;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Verifying;

/// <summary>Compares a model's manifest with the assembly, and its other documents with the manifest.</summary>
/// <param name="folder">The model's folder.</param>
/// <param name="payload">What the assembly says of its files.</param>
/// <param name="contract">What the assembly says of its contract; null where it has none.</param>
internal sealed class DocumentVerification(IModelFolder folder, Payload payload, ContractRecord? contract)
{
    private const string ManifestName = "modelpack.json";
    private const int LargestDocument = 256 << 20;

    private static readonly Comparer<PackagedFile> s_byName = Comparer<PackagedFile>.Create(static (one, other) => string.CompareOrdinal(one.Name, other.Name));

    private readonly List<ToolProblem> _problems = [];

    /// <summary>The manifest, once <see cref="Check"/> has run; null when it cannot be read.</summary>
    public PackagedModel? Manifest { get; private set; }

    /// <summary>The manifest of a folder whose assembly cannot be read; null when there is none.</summary>
    public static PackagedModel? ReadManifest(IModelFolder folder)
    {
        using Stream? stream = folder.Open(ManifestName);
        try
        {
            using JsonDocument? json = stream is null ? null : JsonDocument.Parse(ReadAll(stream));
            return json?.RootElement.ValueKind == JsonValueKind.Object ? new PackagedModel("", json.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ToolProblem> Check()
    {
        foreach (string document in ModelFileNames.Documents)
            CheckForm(document);
        if (Manifest is { } manifest)
        {
            CompareWithAssembly(manifest);
            CompareWithManifest(manifest);
        }

        return _problems;
    }

    private void CheckForm(string document)
    {
        using Stream? stream = folder.Open(document);
        if (stream is null)
        {
            // Only a manifest is in every package.
            if (document == ManifestName)
                Add(document, "is not there");
            return;
        }

        try
        {
            byte[] bytes = ReadAll(stream);
            if (document.EndsWith(".jsonl", StringComparison.Ordinal))
                CheckLines(document, bytes);
            else
                Take(document, bytes);
        }
        catch (JsonException exception)
        {
            Add(document, $"is no JSON: {exception.Message}");
        }
    }

    private void Take(string document, byte[] bytes)
    {
        using JsonDocument json = JsonDocument.Parse(bytes);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            Add(document, "is no JSON object");
        else if (document == ManifestName)
            Manifest = new PackagedModel("", json.RootElement.Clone());
    }

    private void CheckLines(string document, byte[] bytes)
    {
        int line = 0;
        ReadOnlyMemory<byte> rest = bytes;
        while (rest.Length > 0)
        {
            line++;
            int end = rest.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            using JsonDocument example = JsonDocument.Parse(text);
            if (example.RootElement.ValueKind != JsonValueKind.Object)
                Add(document, $"has no JSON object in line {line}");
        }
    }

    private void CompareWithAssembly(PackagedModel manifest)
    {
        Compare("formatVersion", manifest, "1");
        Compare("package", manifest, payload.PackageId);
        Compare("version", manifest, payload.PackageVersion);
        if (contract is not null)
            Compare("contract.sha256", manifest, contract.Digest);
        PackagedFile[] stated = [.. manifest.Files];
        if (!stated.Order(s_byName).SequenceEqual(payload.Files.Select(static file => new PackagedFile(file.Path, file.Size, file.Sha256)).Order(s_byName)))
            Add(ManifestName, "states other files, sizes or digests of the model than the assembly");
    }

    private void Compare(string member, PackagedModel manifest, string expected)
    {
        if (manifest.Text(member) != expected)
            Add(ManifestName, $"has '{manifest.Text(member)}' as '{member}', and the assembly '{expected}'");
    }

    private void CompareWithManifest(PackagedModel manifest)
    {
        if (!manifest.Manifest.TryGetProperty("documents", out JsonElement documents) || documents.ValueKind != JsonValueKind.Array)
        {
            // The output of a project has a manifest that was written before any package was.
            if (folder is PackedFolder)
                Add(ManifestName, "states no digests of the documents beside it");
            return;
        }

        PayloadFile[] stated = [.. documents.EnumerateArray().Select(Read)];
        foreach (PayloadFile document in stated)
        {
            using Stream? stream = folder.Open(document.Path);
            if (stream is null)
            {
                Add(document.Path, "is not there, and the manifest states it");
                continue;
            }

            (long size, string digest) = PayloadVerification.Hash(stream);
            if (size != document.Size || digest != document.Sha256)
                Add(document.Path, $"is not the document that the manifest states: expected SHA-256 {document.Sha256} ({document.Size} bytes), found {digest} ({size} bytes)");
        }

        foreach (string file in folder.Files.Where(file => file != ManifestName && ModelFileNames.Documents.Contains(file) && !stated.Any(document => document.Path == file)))
            Add(file, "is not among the documents that the manifest states");
    }

    private static PayloadFile Read(JsonElement document)
    {
        var model = new PackagedModel("", document);
        return new PayloadFile(model.Text("file"), long.TryParse(model.Text("size"), out long size) ? size : -1, model.Text("sha256"));
    }

    private void Add(string document, string problem) => _problems.Add(new ToolProblem(ToolProblem.BadPackage, $"'{folder.Describe(document)}' {problem}."));

    private static byte[] ReadAll(Stream stream)
    {
        using var content = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (content.Length + read > LargestDocument)
                throw new JsonException("it is larger than any document that is read");
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
