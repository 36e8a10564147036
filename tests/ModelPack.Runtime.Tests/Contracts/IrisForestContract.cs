using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("iris-forest-tensor", typeof(ModelPack.Runtime.Tests.Contracts.IrisForestContract), "contract-of-iris-forest-tensor", "{\"formatVersion\":1,\"name\":\"iris-forest-tensor\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Numbers in, an integer label and a vector out. Lengths up to 100 are valid.</summary>
public readonly struct IrisForestContract : IModelContract<Flower, FlowerClass>
{
    public static ContractDefinition Definition { get; } = new(
        "iris-forest-tensor",
        typeof(IrisForestContract).Assembly,
        [new ModelTensor("X", TensorElementType.Float32, ModelTensor.Batch, 4)],
        [new ModelTensor("label", TensorElementType.Int64, ModelTensor.Batch), new ModelTensor("probabilities", TensorElementType.Float32, ModelTensor.Batch, 3)]);

    public static void Validate(in Flower input, ref ContractValidator validator)
    {
        if (!(input.SepalLength is >= 0 and <= 100))
            validator.OutOfRange("sepalLength", input.SepalLength, "Must be from 0 to 100.");
    }

    public static void Pack(in Flower input, scoped in InputRow row)
    {
        Span<float> features = row.Elements<float>(0, 4);
        features[0] = input.SepalLength;
        features[1] = input.SepalWidth;
        features[2] = input.PetalLength;
        features[3] = input.PetalWidth;
    }

    public static FlowerClass Unpack(scoped in OutputRow row) => new(row.Read<long>(0), row.ReadArray<float>(1));

    public static void Loop(ref RowLoop<Flower, FlowerClass> rows) => rows.Run<IrisForestContract>();

    public static Flower ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in FlowerClass output) => throw new NotSupportedException("These tests take predictions as objects.");
}
