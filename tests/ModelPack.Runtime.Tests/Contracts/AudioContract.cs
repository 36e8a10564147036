using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Signatures;

[assembly: ContractRecord("audio-gru-stateful", typeof(ModelPack.Runtime.Tests.Contracts.AudioContract), "contract-of-audio-gru-stateful", "{\"formatVersion\":1,\"name\":\"audio-gru-stateful\"}", "modelsig 1\nir-version 8\n")]

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A state whose batch is its second dimension.</summary>
public readonly struct AudioContract : IModelContract<AudioFrame, Speech>
{
    public static ContractDefinition Definition { get; } = new(
        "audio-gru-stateful",
        typeof(AudioContract).Assembly,
        [new ModelTensor("audio", TensorElementType.Float32, ModelTensor.Batch, 160), new ModelTensor("state", TensorElementType.Float32, 1, ModelTensor.Batch, 24)],
        [new ModelTensor("speech_prob", TensorElementType.Float32, ModelTensor.Batch, 1), new ModelTensor("state_out", TensorElementType.Float32, 1, ModelTensor.Batch, 24)]);

    public static void Validate(in AudioFrame input, ref ContractValidator validator)
    {
    }

    public static void Pack(in AudioFrame input, scoped in InputRow row)
    {
        row.Write<float>(0, input.Audio);
        row.Write<float>(1, input.State);
    }

    public static Speech Unpack(scoped in OutputRow row) => new(row.Read<float>(0), row.ReadArray<float>(1));

    public static void Loop(ref RowLoop<AudioFrame, Speech> rows) => rows.Run<AudioContract>();

    public static AudioFrame ReadInput(ref JsonInputReader reader) => throw new NotSupportedException("These tests give rows as objects.");

    public static void WriteOutput(Utf8JsonWriter writer, in Speech output) => throw new NotSupportedException("These tests take predictions as objects.");
}
