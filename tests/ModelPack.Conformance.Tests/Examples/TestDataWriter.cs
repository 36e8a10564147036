using System.Runtime.InteropServices;
using Google.Protobuf;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Examples;

/// <summary>Writes recorded data as a folder of ONNX test data. Maps cannot be: those outputs are left out.</summary>
internal static class TestDataWriter
{
    public static void Write(string folder, RecordedData data, ModelSignature signature)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "input", signature.Inputs, data.Inputs);
        Write(folder, "output", signature.Outputs, data.Outputs);
    }

    private static void Write(string folder, string side, IReadOnlyList<ValueInfo> values, IReadOnlyDictionary<string, CaseValue> data)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (data.TryGetValue(values[i].Name, out CaseValue? value) && Message(value) is { } message)
                File.WriteAllBytes(Path.Combine(folder, $"{side}_{i}.pb"), message);
        }
    }

    private static byte[]? Message(CaseValue value) => value switch
    {
        TensorData tensor => Tensor(tensor),
        SequenceData { Elements: [TensorData, ..] } sequence => Message(message =>
        {
            foreach (CaseValue element in sequence.Elements)
                Write(message, 3, ByteString.CopyFrom(Tensor((TensorData)element)));
        }),
        _ => null,
    };

    private static byte[] Tensor(TensorData tensor) => Message(message =>
    {
        foreach (long size in tensor.Dimensions)
        {
            message.WriteTag(1, WireFormat.WireType.Varint);
            message.WriteInt64(size);
        }

        message.WriteTag(2, WireFormat.WireType.Varint);
        message.WriteInt32((int)tensor.ElementType);
        if (tensor.Elements is string[] texts)
            Array.ForEach(texts, text => Write(message, 6, ByteString.CopyFromUtf8(text)));
        else
            Write(message, 9, ByteString.CopyFrom(Bytes(tensor.Elements)));
    });

    private static byte[] Bytes(Array elements)
    {
        if (elements is bool[] truths)
            return Array.ConvertAll(truths, static truth => (byte)(truth ? 1 : 0));
        var bytes = new byte[Buffer.ByteLength(elements is Half[] halves ? elements = MemoryMarshal.Cast<Half, ushort>(halves).ToArray() : elements)];
        Buffer.BlockCopy(elements, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    private static void Write(CodedOutputStream message, int field, ByteString bytes)
    {
        message.WriteTag(field, WireFormat.WireType.LengthDelimited);
        message.WriteBytes(bytes);
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var message = new CodedOutputStream(stream, leaveOpen: true))
            write(message);
        return stream.ToArray();
    }
}
