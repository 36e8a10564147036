using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("slow", typeof(ModelPack.Runtime.Tests.Contracts.SlowContract), "contract-of-slow", "{\"formatVersion\":1,\"name\":\"slow\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A deep model, made by its test.</summary>
public readonly struct SlowContract : IModelContract<float[], float>
{
    public const int Width = 1024;

    public static ContractDefinition Definition { get; } = new(
        "slow",
        typeof(SlowContract).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, Width)],
        [new ModelTensor("y", TensorElementType.Float32, ModelTensor.Batch, 1)]);

    public static void Validate(in float[] input, ref ContractValidator validator)
    {
    }

    public static void Pack(in float[] input, scoped in InputRow row) => row.Write<float>(0, input);

    public static float Unpack(scoped in OutputRow row) => row.Read<float>(0);

    public static void Loop(ref RowLoop<float[], float> rows) => rows.Run<SlowContract>();

    public static float[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in float output) => throw new NotSupportedException("These tests take predictions as objects.");
}
