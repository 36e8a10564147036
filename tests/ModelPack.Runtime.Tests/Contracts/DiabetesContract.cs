using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("diabetes-gbr", typeof(ModelPack.Runtime.Tests.Contracts.DiabetesContract), "contract-of-diabetes-gbr", "{\"formatVersion\":1,\"name\":\"diabetes-gbr\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>An array in, one number out.</summary>
public readonly struct DiabetesContract : IModelContract<float[], float>
{
    public static ContractDefinition Definition { get; } = new(
        "diabetes-gbr",
        typeof(DiabetesContract).Assembly,
        [new ModelTensor("features", TensorElementType.Float32, ModelTensor.Batch, 10)],
        [new ModelTensor("progression", TensorElementType.Float32, ModelTensor.Batch, 1)]);

    public static void Validate(in float[] input, ref ContractValidator validator)
    {
        if (input.Length != 10)
            validator.NotAllowed("features", "Must have 10 elements.");
    }

    public static void Pack(in float[] input, scoped in InputRow row) => row.Write<float>(0, input);

    public static float Unpack(scoped in OutputRow row) => row.Read<float>(0);

    public static void Loop(ref RowLoop<float[], float> rows) => rows.Run<DiabetesContract>();

    public static float[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in float output) => throw new NotSupportedException("These tests take predictions as objects.");
}
