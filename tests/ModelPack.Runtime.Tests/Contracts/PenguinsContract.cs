using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("penguins-columns", typeof(ModelPack.Runtime.Tests.Contracts.PenguinsContract), "contract-of-penguins-columns", "{\"formatVersion\":1,\"name\":\"penguins-columns\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A tensor for each column, some of strings.</summary>
public readonly struct PenguinsContract : IModelContract<Penguin, PenguinPrediction>
{
    public static ContractDefinition Definition { get; } = new(
        "penguins-columns",
        typeof(PenguinsContract).Assembly,
        [Column("bill_length_mm"), Column("bill_depth_mm"), Column("flipper_length_mm"), Column("body_mass_g"), Column("island", TensorElementType.String), Column("sex", TensorElementType.String)],
        [
            new ModelTensor("species", TensorElementType.String, ModelTensor.Batch),
            new ModelTensor("probability", TensorElementType.Float32) { MapKeyType = TensorElementType.String },
        ]);

    public static void Validate(in Penguin input, ref ContractValidator validator)
    {
        if (input.Island is null)
            validator.Missing("island");
    }

    public static void Pack(in Penguin input, scoped in InputRow row)
    {
        row.Write(0, input.BillLength);
        row.Write(1, input.BillDepth);
        row.Write(2, input.FlipperLength);
        row.Write(3, input.BodyMass);
        row.Write(4, input.Island);
        row.Write(5, input.Sex);
    }

    public static PenguinPrediction Unpack(scoped in OutputRow row) => new(row.ReadString(0), row.ReadMap<string, float>(1));

    private static ModelTensor Column(string name, TensorElementType type = TensorElementType.Float32) => new(name, type, ModelTensor.Batch, 1);

    public static void Loop(ref RowLoop<Penguin, PenguinPrediction> rows) => rows.Run<PenguinsContract>();

    public static Penguin ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in PenguinPrediction output) => throw new NotSupportedException("These tests take predictions as objects.");
}
