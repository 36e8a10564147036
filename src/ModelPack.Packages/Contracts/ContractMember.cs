using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelPack.Packages.Contracts;

/// <summary>A member of an input or output. Values that may be of any type stay JSON.</summary>
internal sealed record ContractMember
{
    public required string Name { get; init; }

    /// <summary>The name in JSON.</summary>
    [JsonPropertyName("json")]
    public required string JsonName { get; init; }

    /// <summary><c>scalar</c>, <c>array</c>, <c>memory</c>, <c>tensor</c>, <c>dictionary</c>, <c>list</c> or <c>nested</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What a list holds.</summary>
    public ContractMember? Item { get; init; }

    /// <summary>The name of a nested type.</summary>
    public string Title { get; init; } = "";

    /// <summary>The members of a nested type.</summary>
    public IReadOnlyList<ContractMember> Members { get; init; } = [];

    /// <summary>An element type, <c>string</c>, <c>bool</c> or <c>enum</c>; of a dictionary, that of its values.</summary>
    public required string Element { get; init; }

    /// <summary>The labels of an enum.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The type of a dictionary's keys: <c>string</c>, <c>int64</c> or <c>enum</c>.</summary>
    public string Key { get; init; } = "";

    public bool Nullable { get; init; }

    public bool Required { get; init; }

    public string Summary { get; init; } = "";

    public string Unit { get; init; } = "";

    public bool Sensitive { get; init; }

    public bool AllowNonFinite { get; init; }

    public JsonElement? Default { get; init; }

    /// <summary>The dimensions of a row: a number, a name, or null; null when the model states none.</summary>
    public IReadOnlyList<JsonElement>? Shape { get; init; }

    public JsonElement? Minimum { get; init; }

    public JsonElement? Maximum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public string Pattern { get; init; } = "";

    /// <summary>Whether a text of white space only is refused.</summary>
    public bool NotBlank { get; init; }

    /// <summary>Whether a rule refuses null, although the type takes it.</summary>
    public bool RefusesNull { get; init; }

    /// <summary>The element type of the tensor that must hold an integer exactly; empty where it holds all of them.</summary>
    public string ExactIn { get; init; } = "";

    /// <summary>The element type of the tensor in which a float64 must stay finite; empty where it cannot overflow.</summary>
    public string FiniteIn { get; init; } = "";

    public IReadOnlyList<JsonElement>? Allowed { get; init; }

    public IReadOnlyList<JsonElement>? Denied { get; init; }

    /// <summary>What the model takes as missing, where callers give null.</summary>
    public JsonElement? MissingAs { get; init; }

    /// <summary>What shorter rows of a run are filled up with.</summary>
    public JsonElement? Pad { get; init; }

    public bool CustomRules { get; init; }

    [JsonIgnore]
    public bool IsFloatingPoint => Element is "float16" or "float32" or "float64" or "bfloat16";

    [JsonIgnore]
    public bool IsArray => Kind is "array" or "memory";

    [JsonIgnore]
    public bool IsDictionary => Kind == "dictionary";

    [JsonIgnore]
    public bool IsTensor => Kind == "tensor";

    [JsonIgnore]
    public bool IsList => Kind == "list";

    [JsonIgnore]
    public bool IsNested => Kind == "nested";

    /// <summary>The size of each dimension of an array's row; null where it is not fixed.</summary>
    [JsonIgnore]
    public IReadOnlyList<int?> Sizes =>
        [.. (Shape ?? []).Select(dimension => dimension.ValueKind == JsonValueKind.Number && dimension.TryGetInt32(out int size) ? size : (int?)null)];
}
