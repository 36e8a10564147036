using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>The audio model with its state kept by sequences: a chunk of sound in, a probability out.</summary>
public readonly struct SpeechStreamContract : IModelContract<float[], float>
{
    public static ContractDefinition Definition { get; } = new(
        "audio-gru-stateful",
        typeof(SpeechStreamContract).Assembly,
        [new ModelTensor("audio", TensorElementType.Float32, ModelTensor.Batch, 160)],
        [new ModelTensor("speech_prob", TensorElementType.Float32, ModelTensor.Batch, 1)])
    {
        States = [new(new("state", TensorElementType.Float32, 1, ModelTensor.Batch, 24), new("state_out", TensorElementType.Float32, 1, ModelTensor.Batch, 24))],
    };

    public static void Validate(in float[] input, ref ContractValidator validator)
    {
        if (input.Length != 160)
            validator.NotAllowed("audio", "Must have 160 elements.");
    }

    public static void Pack(in float[] input, scoped in InputRow row) => row.Write<float>(0, input);

    public static float Unpack(scoped in OutputRow row) => row.Read<float>(0);

    public static void Loop(ref RowLoop<float[], float> rows) => rows.Run<SpeechStreamContract>();

    public static float[] ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in float output) => throw new NotSupportedException("These tests take predictions as objects.");
}
