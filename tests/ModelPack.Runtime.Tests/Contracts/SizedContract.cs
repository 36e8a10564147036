using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("sized", typeof(ModelPack.Runtime.Tests.Contracts.SizedContract), "contract-of-sized", "{\"formatVersion\":1,\"name\":\"sized\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A model, made by its test, that declares three outputs and gives as many as its input says.</summary>
public readonly struct SizedContract : IModelContract<long, float[]>
{
    public static ContractDefinition Definition { get; } = new(
        "sized",
        typeof(SizedContract).Assembly,
        [new ModelTensor("count", TensorElementType.Int64, 1)],
        [new ModelTensor("y", TensorElementType.Float32, 3)])
    {
        OneRowPerRun = true,
    };

    public static void Validate(in long input, ref ContractValidator validator)
    {
    }

    public static void Pack(in long input, scoped in InputRow row) => row.Write(0, input);

    public static float[] Unpack(scoped in OutputRow row) => row.ReadArray<float>(0);

    public static void Loop(ref RowLoop<long, float[]> rows) => rows.Run<SizedContract>();

    public static long ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in float[] output) => throw new NotSupportedException("These tests take predictions as objects.");
}
