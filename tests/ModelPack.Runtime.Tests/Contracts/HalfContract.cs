using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("half-matmul", typeof(ModelPack.Runtime.Tests.Contracts.HalfContract), "contract-of-half-matmul", "{\"formatVersion\":1,\"name\":\"half-matmul\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Half-precision floats.</summary>
public readonly struct HalfContract : IModelContract<Half[], ReadOnlyMemory<Half>>
{
    public static ContractDefinition Definition { get; } = new(
        "half-matmul",
        typeof(HalfContract).Assembly,
        [new ModelTensor("x", TensorElementType.Float16, ModelTensor.Batch, 4)],
        [new ModelTensor("y", TensorElementType.Float16, ModelTensor.Batch, 3)]);

    public static void Validate(in Half[] input, ref ContractValidator validator)
    {
    }

    public static void Pack(in Half[] input, scoped in InputRow row) => row.Write<Half>(0, input);

    public static ReadOnlyMemory<Half> Unpack(scoped in OutputRow row) => row.ReadMemory<Half>(0);

    public static void Loop(ref RowLoop<Half[], ReadOnlyMemory<Half>> rows) => rows.Run<HalfContract>();

    public static Half[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in ReadOnlyMemory<Half> output) => throw new NotSupportedException("These tests take predictions as objects.");
}
