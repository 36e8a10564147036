using System.Text.Json;
using ModelPack.Signatures;

namespace ModelPack.Replay.Tests.Examples;

/// <summary>A model and contract for tests: a column, a feature vector, a picture, a constant, a state; a label, probabilities, a score that the contract leaves out.</summary>
internal static class Passengers
{
    public static ModelSignature Signature { get; } = new()
    {
        Inputs = new EquatableArray<ValueInfo>(
        [
            Tensor("pclass", TensorElementType.Int64, Rows, Dimension.Fixed(1)),
            Tensor("numbers", TensorElementType.Float32, Rows, Dimension.Fixed(2)),
            Tensor("cabin", TensorElementType.UInt8, Rows, Dimension.Fixed(2), Dimension.Fixed(2)),
            Tensor("threshold", TensorElementType.Float32, Dimension.Fixed(1)),
            Tensor("memory", TensorElementType.Float32, Rows, Dimension.Fixed(2)),
        ]),
        Outputs = new EquatableArray<ValueInfo>(
        [
            Tensor("survived", TensorElementType.Int64, Rows),
            new ValueInfo("probability", new SequenceValueType(new MapValueType(TensorElementType.Int64, new TensorValueType(TensorElementType.Float32, EquatableArray<Dimension>.Empty)))),
            Tensor("score", TensorElementType.Float32, Rows),
        ]),
        ClassLabels = new EquatableArray<ClassLabels>([new ClassLabels("probability", false, new EquatableArray<string>(["0", "1"]))]),
        FeatureNames = new EquatableArray<FeatureNames>([new FeatureNames("numbers", new EquatableArray<string>(["Age (years)", "fare"]))]),
    };

    public static Contract Contract { get; } = new()
    {
        FormatVersion = 1,
        Name = "passengers",
        Predictor = "Acme.PassengersPredictor",
        Batch = "rows",
        Input = new ContractSide
        {
            Type = "Acme.Passenger",
            Title = "Passenger",
            Members =
            [
                new ContractMember { Name = "Class", JsonName = "class", Kind = "scalar", Element = "enum", Labels = ["First", "Second", "Third"] },
                new ContractMember { Name = "Age", JsonName = "age", Kind = "scalar", Element = "float32", Nullable = true, MissingAs = JsonSerializer.SerializeToElement("NaN") },
                new ContractMember { Name = "Fare", JsonName = "fare", Kind = "scalar", Element = "int32" },
                new ContractMember { Name = "Cabin", JsonName = "cabin", Kind = "array", Element = "uint8", Shape = [JsonSerializer.SerializeToElement(2), JsonSerializer.SerializeToElement(2)] },
            ],
        },
        Output = new ContractSide
        {
            Type = "Acme.Survival",
            Title = "Survival",
            Members =
            [
                new ContractMember { Name = "Survived", JsonName = "survived", Kind = "scalar", Element = "bool" },
                new ContractMember { Name = "Probability", JsonName = "probability", Kind = "dictionary", Element = "float32", Key = "int64" },
            ],
        },
        Constants = [new ContractConstant("threshold", [JsonSerializer.SerializeToElement(0.5)])],
        States = [new ContractState("memory", "memory.next")],
        Bindings =
        [
            new ContractBinding("input", "Class", "pclass"),
            new ContractBinding("input", "Age", "numbers", 0),
            new ContractBinding("input", "Fare", "numbers", 1),
            new ContractBinding("input", "Cabin", "cabin"),
            new ContractBinding("output", "Survived", "survived"),
            new ContractBinding("output", "Probability", "probability"),
        ],
    };

    private static Dimension Rows => Dimension.Symbolic("rows");

    private static ValueInfo Tensor(string name, TensorElementType type, params Dimension[] shape) => new(name, new TensorValueType(type, new EquatableArray<Dimension>(shape)));
}
