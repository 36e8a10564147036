using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>The columns of a model's input, in the order in which its contract declares the members: read from the contract once.</summary>
internal sealed class CsvColumns
{
    // A column is a name in memory and a place in each record; no contract with more is sent as text.
    private const int MaxColumns = 100_000;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    private CsvColumns()
    {
    }

    /// <summary>The names, as a header has them: <c>sepalLength</c>, <c>image[3]</c>, <c>measurements.sepalLength</c>.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The members.</summary>
    public IReadOnlyList<CsvNode> Members { get; private set; } = [];

    /// <summary>The column of a name; false when there is none.</summary>
    public bool TryFind(ReadOnlySpan<byte> name, out int column) => _places.TryGetValue(Encoding.UTF8.GetString(name), out column);

    /// <summary>The columns of the input that a contract describes; false where a member has none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="reason">Which member has no columns, and why.</param>
    public static bool TryCreate(ModelDescriptor model, [NotNullWhen(true)] out CsvColumns? columns, [NotNullWhen(false)] out string? reason)
    {
        using JsonDocument contract = JsonDocument.Parse(model.Contract);
        columns = null;
        reason = "The contract describes no input.";
        if (!contract.RootElement.TryGetProperty("input", out JsonElement input) || !input.TryGetProperty("members", out JsonElement members))
            return false;
        var created = new CsvColumns();
        reason = created.Add(members, "", out List<CsvNode> nodes);
        if (reason is not null)
            return false;
        for (int column = 0; column < created._names.Count; column++)
            created._places.TryAdd(created._names[column], column);
        created.Members = nodes;
        columns = created;
        return true;
    }

    private string? Add(JsonElement members, string prefix, out List<CsvNode> nodes)
    {
        nodes = [];
        foreach (JsonElement member in members.EnumerateArray())
        {
            if (Add(member, prefix, nodes) is { } reason)
                return reason;
        }

        return null;
    }

    private string? Add(JsonElement member, string prefix, List<CsvNode> nodes)
    {
        string json = Text(member, "json");
        string name = prefix + json;
        string kind = Text(member, "kind");
        int first = _names.Count;
        int[] shape = [];
        List<CsvNode> nested = [];
        switch (kind)
        {
            case "scalar":
                _names.Add(name);
                break;
            case "nested" when member.TryGetProperty("members", out JsonElement members):
                if (Add(members, name + ".", out nested) is { } reason)
                    return reason;
                break;
            case "array" or "memory" or "tensor" when FixedShape(member, kind) is { } dimensions && CountOf(dimensions) is >= 1 and <= MaxColumns and var count:
                shape = dimensions;
                AddElements(name, count, isValue: dimensions.Length == 0);
                break;
            default:
                return $"Member '{name}' has no columns: only single values, and arrays and tensors of a fixed shape have.";
        }

        if (_names.Count > MaxColumns)
            return $"The input has more than {MaxColumns} columns.";
        bool isNullable = member.TryGetProperty("nullable", out JsonElement nullable) && nullable.ValueKind == JsonValueKind.True;
        nodes.Add(new CsvNode(JsonEncodedText.Encode(json), KindOf(Text(member, "element")), isNullable, first, _names.Count - first, shape, nested));
        return null;
    }

    private void AddElements(string name, long count, bool isValue)
    {
        for (int i = 0; i < count; i++)
            _names.Add(isValue ? name : string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"));
    }

    // An array may be flat where all dimensions are fixed; a tensor is nested to its rank.
    private static int[]? FixedShape(JsonElement member, string kind)
    {
        if (!member.TryGetProperty("shape", out JsonElement shape))
            return null;
        var dimensions = new List<int>();
        foreach (JsonElement dimension in shape.EnumerateArray())
        {
            if (dimension.ValueKind != JsonValueKind.Number || !dimension.TryGetInt32(out int size))
                return null;
            dimensions.Add(size);
        }

        return kind == "tensor" ? [.. dimensions] : [(int)CountOf(dimensions)];
    }

    private static long CountOf(IEnumerable<int> dimensions) => dimensions.Aggregate(1L, static (count, dimension) => Math.Min(count * dimension, int.MaxValue));

    private static CsvValueKind KindOf(string element) => element switch
    {
        "bool" => CsvValueKind.Boolean,
        "string" or "enum" => CsvValueKind.Text,
        "float16" or "bfloat16" or "float32" or "float64" => CsvValueKind.Float,
        _ => CsvValueKind.Integer,
    };

    private static string Text(JsonElement member, string name) => member.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
