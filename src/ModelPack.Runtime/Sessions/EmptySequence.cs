using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Sessions;

/// <summary>Makes sequences that hold nothing: ONNX Runtime has no call for it, but a graph of one node gives one.</summary>
internal static class EmptySequence
{
    private static readonly ConcurrentDictionary<TensorElementType, Lazy<InferenceSession>> s_sessions = [];

    /// <summary>An empty sequence of tensors of an element type; the caller disposes it.</summary>
    public static OrtValue Create(TensorElementType elementType)
    {
        // One small session an element type, for the life of the process: any loaded model may need it.
        InferenceSession session = s_sessions.GetOrAdd(elementType, static type => new(() => new InferenceSession(Model(type)))).Value;
        using OrtIoBinding binding = session.CreateIoBinding();
        binding.BindOutputToDevice("s", OrtMemoryInfo.DefaultInstance);
        using var options = new RunOptions();
        session.RunWithBinding(options, binding);

        // The collection is left to the collector: disposing it would dispose the value.
        return binding.GetOutputValues().Single();
    }

    // ModelProto: IR version 8; graph "e" with node SequenceEmpty(dtype) -> s, output s of sequence(tensor(type)); opset 13.
    private static byte[] Model(TensorElementType type)
    {
        byte code = (byte)type;
        byte[] attribute = [.. Field(1, "dtype"u8), 3 << 3, code, 0xA0, 0x01, 2];
        byte[] node = [.. Field(2, "s"u8), .. Field(4, "SequenceEmpty"u8), .. Field(5, attribute)];
        byte[] sequence = Field(4, Field(1, Field(1, [1 << 3, code])));
        byte[] output = [.. Field(1, "s"u8), .. Field(2, sequence)];
        byte[] graph = [.. Field(1, node), .. Field(2, "e"u8), .. Field(12, output)];
        return [1 << 3, 8, .. Field(7, graph), .. Field(8, [2 << 3, 13])];
    }

    // A length-delimited field shorter than 128 bytes.
    private static byte[] Field(int number, ReadOnlySpan<byte> content) => [(byte)(number << 3 | 2), checked((byte)content.Length), .. content];
}
