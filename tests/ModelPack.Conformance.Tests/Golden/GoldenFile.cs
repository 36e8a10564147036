using System.Text.Json;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Golden;

/// <summary>Reads a golden file. Tensors are <c>{type, shape, data}</c>, or <c>{type, shape, file}</c> with raw little-endian bytes; sequences <c>{sequence}</c>, maps <c>{map}</c>.</summary>
/// <param name="folder">The folder that files with raw bytes lie in.</param>
internal sealed class GoldenFile(string folder)
{
    private static readonly Dictionary<string, TensorElementType> s_types = Enum.GetValues<TensorElementType>().Distinct().ToDictionary(static type => type.ToOnnxName());

    /// <summary>The cases of a model, in order.</summary>
    public static IReadOnlyList<RecordedData> Read(GoldenModel model)
    {
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(model.Data)).RootElement;
        double relative = root.GetProperty("rtol").GetDouble();
        var tolerance = new Tolerance(root.GetProperty("atol").GetDouble(), relative, relative);
        var file = new GoldenFile(Path.GetDirectoryName(Path.GetDirectoryName(model.Data))!);
        return [.. root.GetProperty("cases").EnumerateArray().Select(data => new RecordedData(file.ReadSide(data, "inputs"), file.ReadSide(data, "outputs")) { Tolerance = tolerance })];
    }

    private Dictionary<string, CaseValue> ReadSide(JsonElement data, string side) =>
        data.GetProperty(side).EnumerateObject().ToDictionary(static entry => entry.Name, entry => ReadValue(entry.Value));

    private CaseValue ReadValue(JsonElement value)
    {
        if (value.TryGetProperty("sequence", out JsonElement elements))
            return new SequenceData([.. elements.EnumerateArray().Select(ReadValue)]);
        return value.TryGetProperty("map", out JsonElement map) ? ReadMap(map, TypeOf(value, "valueType")) : ReadTensor(value, TypeOf(value, "type"));
    }

    private static MapData ReadMap(JsonElement map, TensorElementType type) =>
        new(map.EnumerateObject().ToDictionary(static entry => entry.Name, entry => (CaseValue)TensorData.FromTexts(type, [], [Text(entry.Value)])));

    private TensorData ReadTensor(JsonElement value, TensorElementType type)
    {
        long[] shape = [.. value.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt64())];
        return value.TryGetProperty("file", out JsonElement file)
            ? new TensorMessage(type, shape, File.ReadAllBytes(Path.Combine(folder, file.GetString()!))).Tensor
            : TensorData.FromTexts(type, shape, [.. value.GetProperty("data").EnumerateArray().Select(Text)]);
    }

    private static TensorElementType TypeOf(JsonElement value, string property) => s_types[value.GetProperty(property).GetString()!];

    // Numbers that JSON does not know are strings: NaN, Infinity, -Infinity.
    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
}
