using System.Text.Json;
using ModelPack.Testing;

namespace ModelPack.Conformance.Tests.Golden;

/// <summary>A model with golden data: inputs, and what a reference gave for them.</summary>
/// <param name="Name">Its name, as in <c>iris-logreg-zipmap</c>.</param>
/// <param name="Model">The path of the model.</param>
/// <param name="Data">The path of the golden file.</param>
internal sealed record GoldenModel(string Name, string Model, string Data)
{
    private static readonly string[] s_folders = ["", "external"];

    /// <summary>The models of the repository.</summary>
    public static IReadOnlyList<GoldenModel> Own { get; } =
    [
        .. Directory.EnumerateFiles(TestModels.Path("golden"), "*.json").Order(StringComparer.Ordinal).Select(static data => Find(Path.GetFileNameWithoutExtension(data), data)),
    ];

    /// <summary>The folder <c>shared/models</c> beside the repository: models by others too, which are no part of it.</summary>
    public static string SharedFolder { get; } = Path.GetFullPath(Path.Combine(TestModels.RepositoryRoot, "..", "shared", "models"));

    /// <summary>The models of that folder, by its index; none where it is absent.</summary>
    public static IReadOnlyList<GoldenModel> Shared { get; } = File.Exists(SharedIndex) ? [.. ReadIndex()] : [];

    private static string SharedIndex => Path.Combine(SharedFolder, "models.json");

    private static GoldenModel Find(string name, string data) =>
        new(name, s_folders.Select(folder => TestModels.Path(Path.Combine(folder, name + ".onnx"))).Single(File.Exists), data);

    private static IEnumerable<GoldenModel> ReadIndex() =>
        from model in JsonDocument.Parse(File.ReadAllBytes(SharedIndex)).RootElement.GetProperty("models").EnumerateArray()
        where model.TryGetProperty("golden", out _)
        select new GoldenModel(model.GetProperty("id").GetString()!, InShared(model, "file"), InShared(model, "golden"));

    private static string InShared(JsonElement model, string property) => Path.Combine(SharedFolder, model.GetProperty(property).GetString()!);
}
