using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Raw;

/// <summary>Makes values of ONNX Runtime by its own C# API, and reads them.</summary>
internal static class OrtValues
{
    /// <summary>A value to feed. An optional value is fed as what it holds: the API has no other way.</summary>
    /// <exception cref="CannotBeFedException">The API cannot make it.</exception>
    public static OrtValue Create(CaseValue value) => value switch
    {
        TensorData tensor => CreateTensor(tensor),
        SequenceData { Elements.Count: 0 } => throw new CannotBeFedException("an empty sequence cannot be made by ONNX Runtime's C# API"),
        SequenceData sequence => OrtValue.CreateSequence([.. sequence.Elements.Select(Create)]),
        OptionalData { Value: { } held } => Create(held),
        _ => throw new CannotBeFedException("an optional that holds nothing cannot be made by ONNX Runtime's C# API"),
    };

    /// <summary>Reads a value that came out.</summary>
    public static CaseValue Read(OrtValue value) => value.OnnxType switch
    {
        OnnxValueType.ONNX_TYPE_SEQUENCE => new SequenceData([.. Enumerable.Range(0, value.GetValueCount()).Select(i => ReadElement(value, i))]),
        OnnxValueType.ONNX_TYPE_TENSOR => ReadTensor(value),
        var type => throw new NotSupportedException($"No output of the corpus is of type {type}."),
    };

    private static CaseValue ReadElement(OrtValue sequence, int index)
    {
        using OrtValue element = sequence.GetValue(index, OrtAllocator.DefaultInstance);
        return Read(element);
    }

    private static OrtValue CreateTensor(TensorData tensor) => tensor.ElementType switch
    {
        TensorElementType.Float32 => Create<float>(tensor),
        TensorElementType.Float64 => Create<double>(tensor),
        TensorElementType.Float16 => Create(tensor.Reinterpret<Half, Float16>(), tensor.Dimensions),
        TensorElementType.BFloat16 => Create(tensor.Reinterpret<ushort, BFloat16>(), tensor.Dimensions),
        TensorElementType.Int8 => Create<sbyte>(tensor),
        TensorElementType.UInt8 => Create<byte>(tensor),
        TensorElementType.Int16 => Create<short>(tensor),
        TensorElementType.UInt16 => Create<ushort>(tensor),
        TensorElementType.Int32 => Create<int>(tensor),
        TensorElementType.UInt32 => Create<uint>(tensor),
        TensorElementType.Int64 => Create<long>(tensor),
        TensorElementType.UInt64 => Create<ulong>(tensor),
        TensorElementType.Bool => Create<bool>(tensor),
        TensorElementType.String => CreateStrings((string[])tensor.Elements, tensor.Dimensions),
        var type => throw new NotSupportedException($"No test of the corpus holds a tensor of {type}."),
    };

    private static OrtValue Create<T>(TensorData tensor)
        where T : unmanaged => Create((T[])tensor.Elements, tensor.Dimensions);

    private static OrtValue Create<T>(T[] elements, long[] dimensions)
        where T : unmanaged => OrtValue.CreateTensorValueFromMemory(elements, dimensions);

    private static TensorData ReadTensor(OrtValue value)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        var type = (TensorElementType)(int)info.ElementDataType;
        return new TensorData(type, info.Shape, type switch
        {
            TensorElementType.Float32 => Read<float>(value),
            TensorElementType.Float64 => Read<double>(value),
            TensorElementType.Float16 => MemoryMarshal.Cast<Float16, Half>(Read<Float16>(value)).ToArray(),
            TensorElementType.BFloat16 => MemoryMarshal.Cast<BFloat16, ushort>(Read<BFloat16>(value)).ToArray(),
            TensorElementType.Int8 => Read<sbyte>(value),
            TensorElementType.UInt8 => Read<byte>(value),
            TensorElementType.Int16 => Read<short>(value),
            TensorElementType.UInt16 => Read<ushort>(value),
            TensorElementType.Int32 => Read<int>(value),
            TensorElementType.UInt32 => Read<uint>(value),
            TensorElementType.Int64 => Read<long>(value),
            TensorElementType.UInt64 => Read<ulong>(value),
            TensorElementType.Bool => Read<bool>(value),
            TensorElementType.String => value.GetStringTensorAsArray(),
            _ => throw new NotSupportedException($"No output of the corpus is a tensor of {type}."),
        });
    }

    private static T[] Read<T>(OrtValue value)
        where T : unmanaged => value.GetTensorDataAsSpan<T>().ToArray();

    private static OrtValue CreateStrings(string[] strings, long[] dimensions)
    {
        OrtValue value = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, dimensions);
        for (int i = 0; i < strings.Length; i++)
            value.StringTensorSetElementAt(strings[i], i);
        return value;
    }
}
