using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("scalars", typeof(ModelPack.Runtime.Tests.Contracts.ScalarsContract), "contract-of-scalars", "{\"formatVersion\":1,\"name\":\"scalars\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>No batch dimension: rows run one by one.</summary>
public readonly struct ScalarsContract : IModelContract<Pair, PairSum>
{
    public static ContractDefinition Definition { get; } = new(
        "scalars",
        typeof(ScalarsContract).Assembly,
        [new ModelTensor("a", TensorElementType.Float64), new ModelTensor("b", TensorElementType.Float64)],
        [new ModelTensor("sum", TensorElementType.Float64), new ModelTensor("a_wins", TensorElementType.Bool)])
    {
        OneRowPerRun = true,
    };

    public static void Validate(in Pair input, ref ContractValidator validator)
    {
    }

    public static void Pack(in Pair input, scoped in InputRow row)
    {
        row.Write(0, input.A);
        row.Write(1, input.B);
    }

    public static PairSum Unpack(scoped in OutputRow row) => new(row.Read<double>(0), row.Read<bool>(1));

    public static void Loop(ref RowLoop<Pair, PairSum> rows) => rows.Run<ScalarsContract>();

    public static Pair ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in PairSum output) => throw new NotSupportedException("These tests take predictions as objects.");
}
