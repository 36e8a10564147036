using Microsoft.ML.OnnxRuntime;
using ModelPack.Replay.Examples.Onnx;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>What ONNX Runtime gave, as values of examples.</summary>
internal static class OrtResults
{
    /// <summary>Reads a value; null where an optional holds nothing.</summary>
    public static ExampleValue? Read(OrtValue value)
    {
        switch (value.OnnxType)
        {
            case OnnxValueType.ONNX_TYPE_TENSOR:
                return ReadTensor(value);
            case OnnxValueType.ONNX_TYPE_SEQUENCE:
                return new ExampleSequence([.. Elements(value)]);
            case OnnxValueType.ONNX_TYPE_MAP:
                return ReadMap([.. Elements(value)]);
            default:
                return null;
        }
    }

    private static List<ExampleValue> Elements(OrtValue value)
    {
        var elements = new List<ExampleValue>();
        for (int i = 0; i < value.GetValueCount(); i++)
        {
            using OrtValue element = value.GetValue(i, OrtAllocator.DefaultInstance);
            if (Read(element) is { } read)
                elements.Add(read);
        }

        return elements;
    }

    // A map is a tensor of keys and a tensor of values.
    private static ExampleMap ReadMap(IReadOnlyList<ExampleValue> parts)
    {
        var (keys, values) = ((ExampleTensor)parts[0], (ExampleTensor)parts[1]);
        return new ExampleMap([.. Enumerable.Range(0, keys.Elements.Length).Select(i => KeyValuePair.Create(
            Convert.ToString(keys.Elements.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!, values with { Shape = [], Elements = Single(values, i) }))]);
    }

    private static Array Single(ExampleTensor values, int index)
    {
        Array single = ElementArrays.Create(values.ElementType, 1);
        Array.Copy(values.Elements, index, single, 0, 1);
        return single;
    }

    private static ExampleTensor ReadTensor(OrtValue value)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        var type = (TensorElementType)(int)info.ElementDataType;
        Array elements = type == TensorElementType.String
            ? value.GetStringTensorAsArray()
            : RawElements.Read(type, value.GetTensorSizeInBytes() == 0 ? [] : Bytes(value));
        return new ExampleTensor(type, info.Shape, elements);
    }

    private static ReadOnlySpan<byte> Bytes(OrtValue value) => value.GetTensorMutableRawData();
}
