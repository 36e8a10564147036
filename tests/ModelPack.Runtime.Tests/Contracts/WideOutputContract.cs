using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("zero-batch", typeof(ModelPack.Runtime.Tests.Contracts.WideOutputContract), "contract-of-zero-batch", "{\"formatVersion\":1,\"name\":\"zero-batch\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Expects three columns of an output that has two.</summary>
public readonly struct WideOutputContract : IModelContract<float[], float[]>
{
    public static ContractDefinition Definition { get; } = new(
        "zero-batch",
        typeof(WideOutputContract).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, 3)],
        [new ModelTensor("y", TensorElementType.Float32, ModelTensor.Batch, 3)]);

    public static void Validate(in float[] input, ref ContractValidator validator)
    {
    }

    public static void Pack(in float[] input, scoped in InputRow row) => row.Write<float>(0, input);

    public static float[] Unpack(scoped in OutputRow row) => row.ReadArray<float>(0);

    public static void Loop(ref RowLoop<float[], float[]> rows) => rows.Run<WideOutputContract>();

    public static float[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in float[] output) => throw new NotSupportedException("These tests take predictions as objects.");
}
