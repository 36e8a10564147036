using System.Text.Json;
using ModelPack.Packages.Payloads;

namespace ModelPack.Packages.Reading;

/// <summary>A model of a package, by its manifest. Whatever the manifest lacks or has of another kind reads as blank.</summary>
/// <param name="folder">Its folder in the package, as in <c>modelpack/iris/</c>.</param>
/// <param name="manifest">The manifest.</param>
internal sealed class PackagedModel(string folder, JsonElement manifest)
{
    /// <summary>Its folder in the package.</summary>
    public string Folder => folder;

    /// <summary>The manifest.</summary>
    public JsonElement Manifest => manifest;

    /// <summary>The model, its external data and its assets.</summary>
    public IEnumerable<PackagedFile> Files =>
        [FileOf(Get(manifest, "model")), .. Items(Get(manifest, "model"), "externalData").Select(FileOf), .. Items(Get(manifest, "model"), "assets").Select(FileOf)];

    /// <summary>The digest of all files and of the package's id and version, as a build compiles it in.</summary>
    public string PayloadDigest => new Payload(Text("name"), Text("package"), Text("version"), [.. Files.Select(static file => new PayloadFile(file.Name, file.Size, file.Sha256))]).Digest;

    /// <summary>A text at a path of members, as in <c>contract.predictor</c>.</summary>
    public string Text(string path)
    {
        JsonElement? element = manifest;
        foreach (string name in path.Split('.'))
            element = element is { } parent ? Get(parent, name) : null;
        return element is { } found ? Text(found) : "";
    }

    /// <summary>The objects of an array of the signature: inputs or outputs, each as name and type.</summary>
    public IReadOnlyList<string[]> Values(string side) => [.. Items(Get(manifest, "signature"), side).Select(static value => new[]
    {
        Text(Get(value, "name")),
        Get(value, "elementType") is { } type ? $"{Text(type)}{Shape(value)}" : Text(Get(value, "type")),
        Text(Get(value, "optional")) == "true" ? "has a default" : "",
    })];

    /// <summary>The bindings of the contract: side, member, tensor and column.</summary>
    public IReadOnlyList<string[]> Bindings() => [.. Items(Get(manifest, "contract"), "bindings").Select(static binding => new[]
    {
        Text(Get(binding, "side")), Text(Get(binding, "member")), Text(Get(binding, "tensor")), Text(Get(binding, "column")),
    })];

    /// <summary>What the runtime gives the model and callers do not see: states and constants.</summary>
    public IReadOnlyList<string[]> Given() =>
    [
        .. Items(Get(manifest, "contract"), "states").Select(static state => new[] { Text(Get(state, "input")), $"state: {Text(Get(state, "output"))} of the call before" }),
        .. Items(Get(manifest, "contract"), "constants").Select(static constant => new[] { Text(Get(constant, "input")), $"constant: {string.Join(", ", Items(constant, "values").Select(static value => Text(value)))}" }),
    ];

    /// <summary>Names and versions of the operator sets.</summary>
    public string Opsets => string.Join(", ", Items(Get(manifest, "signature"), "opsets").Select(static opset => $"{Text(Get(opset, "domain"))} {Text(Get(opset, "version"))}"));

    private static PackagedFile FileOf(JsonElement file) => FileOf((JsonElement?)file);

    private static PackagedFile FileOf(JsonElement? file) =>
        new(Text(Get(file, "file")), Get(file, "size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out long bytes) ? bytes : -1, Text(Get(file, "sha256")));

    private static string Shape(JsonElement value) => Get(value, "shape") is { ValueKind: JsonValueKind.Array } shape
        ? $"[{string.Join(", ", shape.EnumerateArray().Select(static dimension => dimension.ValueKind == JsonValueKind.Null ? "?" : Text(dimension)))}]"
        : "[...]";

    private static JsonElement? Get(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement value) ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement? parent, string name) =>
        Get(parent, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static string Text(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => "",
    };
}
