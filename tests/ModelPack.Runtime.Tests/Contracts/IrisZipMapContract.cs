using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("iris-logreg-zipmap", typeof(ModelPack.Runtime.Tests.Contracts.IrisZipMapContract), "contract-of-iris-logreg-zipmap", "{\"formatVersion\":1,\"name\":\"iris-logreg-zipmap\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A label and a sequence of maps, read as enum members and by name.</summary>
public readonly struct IrisZipMapContract : IModelContract<Flower, SpeciesPrediction>
{
    private static readonly LabelSet<Species> s_labels = new(
        new EnumLabel<Species>("Setosa", Species.Setosa), new EnumLabel<Species>("Versicolor", Species.Versicolor), new EnumLabel<Species>("Virginica", Species.Virginica));

    public static ContractDefinition Definition { get; } = new(
        "iris-logreg-zipmap",
        typeof(IrisZipMapContract).Assembly,
        [new ModelTensor("features", TensorElementType.Float32, ModelTensor.Batch, 4)],
        [
            new ModelTensor("label", TensorElementType.String, ModelTensor.Batch),
            new ModelTensor("probabilities", TensorElementType.Float32) { MapKeyType = TensorElementType.String },
        ]);

    public static void Validate(in Flower input, ref ContractValidator validator) => IrisForestContract.Validate(in input, ref validator);

    public static void Pack(in Flower input, scoped in InputRow row) => IrisForestContract.Pack(in input, in row);

    public static SpeciesPrediction Unpack(scoped in OutputRow row) => new(row.ReadLabel(0, s_labels), row.ReadMap<Species, float>(1, s_labels), row.ReadMap<string, float>(1));

    public static void Loop(ref RowLoop<Flower, SpeciesPrediction> rows) => rows.Run<IrisZipMapContract>();

    public static Flower ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in SpeciesPrediction output) => throw new NotSupportedException("These tests take predictions as objects.");
}
