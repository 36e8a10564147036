using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("optional-threshold", typeof(ModelPack.Runtime.Tests.Contracts.ThresholdContract), "contract-of-optional-threshold", "{\"formatVersion\":1,\"name\":\"optional-threshold\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>An input without a batch dimension: rows that agree in it run together.</summary>
public readonly struct ThresholdContract : IModelContract<Measured, bool>
{
    public static ContractDefinition Definition { get; } = new(
        "optional-threshold",
        typeof(ThresholdContract).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch), new ModelTensor("threshold", TensorElementType.Float32, 1)],
        [new ModelTensor("hit", TensorElementType.Bool, ModelTensor.Batch)]);

    public static void Validate(in Measured input, ref ContractValidator validator)
    {
    }

    public static bool SharesParameters(in Measured first, in Measured second) => first.Threshold.Equals(second.Threshold);

    public static void Pack(in Measured input, scoped in InputRow row)
    {
        row.Write(0, input.Value);
        row.Write(1, input.Threshold);
    }

    public static bool Unpack(scoped in OutputRow row) => row.Read<bool>(0);

    public static void Loop(ref RowLoop<Measured, bool> rows) => rows.Run<ThresholdContract>();

    public static Measured ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in bool output) => throw new NotSupportedException("These tests take predictions as objects.");
}
