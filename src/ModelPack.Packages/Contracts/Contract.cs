using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelPack.Packages.Contracts;

/// <summary>A contract, as the generator recorded it.</summary>
internal sealed record Contract
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public required int FormatVersion { get; init; }

    /// <summary>The model's public name.</summary>
    public required string Name { get; init; }

    /// <summary>The predictor's full type name.</summary>
    public required string Predictor { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>The dimension that counts rows; empty when it has no name; null when rows run one by one.</summary>
    public string? Batch { get; init; }

    public required ContractSide Input { get; init; }

    public required ContractSide Output { get; init; }

    /// <summary>Inputs that callers never see.</summary>
    public IReadOnlyList<ContractConstant> Constants { get; init; } = [];

    /// <summary>What sequences of rows carry on.</summary>
    public IReadOnlyList<ContractState> States { get; init; } = [];

    public IReadOnlyList<ContractBinding> Bindings { get; init; } = [];

    /// <summary>SHA-256 of the contract without its documentation.</summary>
    [JsonIgnore]
    public string Digest { get; private init; } = "";

    /// <summary>The parameters of the input's constructor; empty where it is made by an object initializer.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> InputConstructor { get; private init; } = [];

    /// <summary>The input type as compiled; null where it is not known.</summary>
    [JsonIgnore]
    public CompiledType? InputType { get; private init; }

    /// <summary>The predictor's name without its namespace.</summary>
    [JsonIgnore]
    public string PredictorName => Predictor[(Predictor.LastIndexOfAny(['.', '+']) + 1)..];

    /// <exception cref="FormatException">The record is not of this version of ModelPack.</exception>
    public static Contract Parse(ContractRecord record)
    {
        try
        {
            Contract? contract = JsonSerializer.Deserialize<Contract>(record.Json, s_options);
            if (contract is { FormatVersion: 1 })
                return contract with { Digest = record.Digest, InputConstructor = record.InputConstructor, InputType = record.InputType };
        }
        catch (JsonException exception)
        {
            throw new FormatException("The contract record in the assembly cannot be read.", exception);
        }

        throw new FormatException("The contract record in the assembly is of another version of ModelPack.");
    }
}
