using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>Values of examples as values of ONNX Runtime.</summary>
internal static class OrtTensors
{
    /// <summary>Makes the value; the caller disposes it.</summary>
    public static OrtValue Create(ExampleValue value) => value switch
    {
        ExampleTensor tensor => Create(tensor),
        ExampleSequence sequence => Create(sequence),
        _ => throw new ExampleException("ONNX Runtime takes no maps as inputs of a run."),
    };

    private static OrtValue Create(ExampleSequence sequence)
    {
        // The sequence takes over what it holds.
        var elements = new List<OrtValue>(sequence.Elements.Select(Create));
        return OrtValue.CreateSequence(elements);
    }

    private static OrtValue Create(ExampleTensor tensor) => tensor.ElementType switch
    {
        TensorElementType.String => CreateStrings(tensor),
        TensorElementType.Float32 => Create(tensor, Numbers(tensor, static value => (float)value)),
        TensorElementType.Float64 => Create(tensor, (double[])tensor.Elements),
        TensorElementType.Float16 => Create(tensor, Numbers(tensor, static value => (Float16)(float)value)),
        TensorElementType.BFloat16 => Create(tensor, Numbers(tensor, static value => (Microsoft.ML.OnnxRuntime.BFloat16)(float)value)),
        TensorElementType.Bool => Create(tensor, (bool[])tensor.Elements),
        TensorElementType.UInt64 => Create(tensor, (ulong[])tensor.Elements),
        TensorElementType.Int8 => Create(tensor, Integers(tensor, static value => (sbyte)value)),
        TensorElementType.UInt8 => Create(tensor, Integers(tensor, static value => (byte)value)),
        TensorElementType.Int16 => Create(tensor, Integers(tensor, static value => (short)value)),
        TensorElementType.UInt16 => Create(tensor, Integers(tensor, static value => (ushort)value)),
        TensorElementType.Int32 => Create(tensor, Integers(tensor, static value => (int)value)),
        TensorElementType.UInt32 => Create(tensor, Integers(tensor, static value => (uint)value)),
        _ => Create(tensor, (long[])tensor.Elements),
    };

    private static OrtValue CreateStrings(ExampleTensor tensor)
    {
        OrtValue value = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, tensor.Shape);
        for (int i = 0; i < tensor.Elements.Length; i++)
            value.StringTensorSetElementAt(((string[])tensor.Elements)[i].AsSpan(), i);
        return value;
    }

    private static OrtValue Create<T>(ExampleTensor tensor, T[] elements)
        where T : unmanaged => OrtValue.CreateTensorValueFromMemory(elements, tensor.Shape);

    private static T[] Numbers<T>(ExampleTensor tensor, Converter<double, T> convert) => Array.ConvertAll((double[])tensor.Elements, convert);

    private static T[] Integers<T>(ExampleTensor tensor, Converter<long, T> convert) => Array.ConvertAll((long[])tensor.Elements, convert);
}
