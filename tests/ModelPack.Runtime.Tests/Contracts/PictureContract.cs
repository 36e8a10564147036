using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("uint8-image-bright", typeof(ModelPack.Runtime.Tests.Contracts.PictureContract), "contract-of-uint8-image-bright", "{\"formatVersion\":1,\"name\":\"uint8-image-bright\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Two symbolic dimensions.</summary>
public readonly struct PictureContract : IModelContract<Picture, Brightness>
{
    public static ContractDefinition Definition { get; } = new(
        "uint8-image-bright",
        typeof(PictureContract).Assembly,
        [new ModelTensor("image", TensorElementType.UInt8, ModelTensor.Batch, ModelTensor.Symbol(0), ModelTensor.Symbol(1), 3)],
        [new ModelTensor("mean_level", TensorElementType.Float32, ModelTensor.Batch), new ModelTensor("is_bright", TensorElementType.Bool, ModelTensor.Batch)])
    {
        Symbols = ["height", "width"],
    };

    public static void Validate(in Picture input, ref ContractValidator validator)
    {
    }

    public static void Measure(in Picture input, Span<long> symbols) => (symbols[0], symbols[1]) = (input.Height, input.Width);

    public static void Pack(in Picture input, scoped in InputRow row) => row.Write<byte>(0, input.Pixels);

    public static Brightness Unpack(scoped in OutputRow row) => new(row.Read<float>(0), row.Read<bool>(1));

    public static void Loop(ref RowLoop<Picture, Brightness> rows) => rows.Run<PictureContract>();

    public static Picture ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in Brightness output) => throw new NotSupportedException("These tests take predictions as objects.");
}
