using System.Globalization;
using System.Text.Json;
using ModelPack.Testing;

namespace ModelPack.Package.Tests.Serving;

/// <summary>A model with golden data.</summary>
/// <param name="Name">Its name, as in <c>iris-logreg-zipmap</c>.</param>
/// <param name="Model">The path of the model.</param>
/// <param name="Data">The path of the golden file.</param>
internal sealed record GoldenModel(string Name, string Model, string Data)
{
    private readonly Lazy<JsonElement> _root = new(() => JsonDocument.Parse(File.ReadAllBytes(Data)).RootElement);

    /// <summary>Those of the repository, and those of <c>../shared/models</c> beside it, which are no part of it.</summary>
    public static IReadOnlyList<GoldenModel> All { get; } = [.. In(TestModels.Folder).Concat(In(Path.Combine(TestModels.RepositoryRoot, "..", "shared", "models"))).DistinctBy(static model => model.Name).OrderBy(static model => model.Name, StringComparer.Ordinal)];

    /// <summary>How near a number has to be.</summary>
    public double Absolute => _root.Value.GetProperty("atol").GetDouble();

    /// <summary>The same, for each unit of the number.</summary>
    public double Relative => _root.Value.GetProperty("rtol").GetDouble();

    /// <summary>The same as metadata of an <c>OnnxModel</c> item.</summary>
    public string Tolerance => string.Create(CultureInfo.InvariantCulture, $"abs={Absolute};rel={Relative}");

    /// <summary>Inputs, and what a reference gave for them.</summary>
    public IReadOnlyList<GoldenCase> Cases => [.. _root.Value.GetProperty("cases").EnumerateArray().Select(data => new GoldenCase(data, Path.GetDirectoryName(Path.GetDirectoryName(Data))!))];

    /// <summary>The path of the model of a golden file, or the file's own name where there is none.</summary>
    private static IEnumerable<GoldenModel> In(string folder) =>
        from data in Directory.Exists(Path.Combine(folder, "golden")) ? Directory.EnumerateFiles(Path.Combine(folder, "golden"), "*.json") : []
        let name = Path.GetFileNameWithoutExtension(data)
        let model = ((string[])["", "external"]).Select(sub => Path.Combine(folder, sub, name + ".onnx")).First(File.Exists)
        select new GoldenModel(name, model, data);
}
