using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("echo", typeof(ModelPack.Runtime.Tests.Contracts.EchoContract), "contract-of-echo", "{\"formatVersion\":1,\"name\":\"echo\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A number that comes back; the model, made by its test, refuses some. Not negative; an output above 1,000 breaks the contract.</summary>
public readonly struct EchoContract : IModelContract<long, long>
{
    public static ContractDefinition Definition { get; } = new(
        "echo",
        typeof(EchoContract).Assembly,
        [new ModelTensor("x", TensorElementType.Int64, ModelTensor.Batch)],
        [new ModelTensor("y", TensorElementType.Int64, ModelTensor.Batch)]);

    public static bool ValidatesOutput => true;

    public static void Validate(in long input, ref ContractValidator validator)
    {
        if (input < 0)
            validator.ReportRead(JsonPath.OfRow(-1), "MPK3004", "Must not be negative.");
    }

    public static void ValidateOutput(in long output, ref ContractValidator validator)
    {
        if (output > 1_000)
            validator.ReportRead(JsonPath.OfRow(-1), "MPK3004", "Must be at most 1000.");
    }

    public static void Pack(in long input, scoped in InputRow row) => row.Write(0, input);

    public static long Unpack(scoped in OutputRow row) => row.Read<long>(0);

    public static void Loop(ref RowLoop<long, long> rows) => rows.Run<EchoContract>();

    public static long ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as numbers.");

    public static void WriteOutput(Utf8JsonWriter writer, in long output) => throw new NotSupportedException("These tests take predictions as numbers.");
}
