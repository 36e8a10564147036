using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("linear-external", typeof(ModelPack.Runtime.Tests.Contracts.LinearExternalContract), "contract-of-linear-external", "{\"formatVersion\":1,\"name\":\"linear\"}", "modelsig 1\nir-version 8\nexternal \"W\" \"linear-external.onnx.data\"\n")]
[assembly: ModelPayload("linear-external", "Acme.Models.Linear", "1.2.0", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")]
[assembly: ModelFile("linear-external", "linear-external.onnx", 271, "a6e5c8c41512f27c8588a13a751f5acb0f2dbf0fb9c1fa7ab81e828b091aaa93")]
[assembly: ModelFile("linear-external", "linear-external.onnx.data", 4128, "fae4c612ecd083a3e69e1f01b9de00e19b18a4162d00ea97c18c88cbd97f4fba")]
[assembly: ModelFile("linear-external", "assets/labels.txt", 8, "d2919612e8b60d0bba938e6d418eaf397295f102ed1ef357b0972c159d1740ae", IsAsset = true)]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A model of two files and an asset whose digests are compiled in, as the build writes them.</summary>
public readonly struct LinearExternalContract : IModelContract<float[], float[]>
{
    public static ContractDefinition Definition { get; } = new(
        "linear-external",
        typeof(LinearExternalContract).Assembly,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch, 16)],
        [new ModelTensor("y", TensorElementType.Float32, ModelTensor.Batch, 8)]);

    public static void Validate(in float[] input, ref ContractValidator validator)
    {
    }

    public static void Pack(in float[] input, scoped in InputRow row) => row.Write<float>(0, input);

    public static float[] Unpack(scoped in OutputRow row) => row.ReadArray<float>(0);

    public static void Loop(ref RowLoop<float[], float[]> rows) => rows.Run<LinearExternalContract>();

    public static float[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in float[] output) => throw new NotSupportedException("These tests take predictions as objects.");
}
