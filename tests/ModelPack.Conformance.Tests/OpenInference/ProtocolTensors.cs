using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.OpenInference;

/// <summary>Values of tests as tensors of the protocol, written from its text and with none of our code.</summary>
internal static class ProtocolTensors
{
    private static readonly Dictionary<string, TensorElementType> s_types = new()
    {
        ["FP32"] = TensorElementType.Float32, ["FP64"] = TensorElementType.Float64, ["FP16"] = TensorElementType.Float16, ["BF16"] = TensorElementType.BFloat16,
        ["INT8"] = TensorElementType.Int8, ["INT16"] = TensorElementType.Int16, ["INT32"] = TensorElementType.Int32, ["INT64"] = TensorElementType.Int64,
        ["UINT8"] = TensorElementType.UInt8, ["UINT16"] = TensorElementType.UInt16, ["UINT32"] = TensorElementType.UInt32, ["UINT64"] = TensorElementType.UInt64,
        ["BOOL"] = TensorElementType.Bool, ["BYTES"] = TensorElementType.String,
    };

    /// <summary>A request of inputs; an optional that holds nothing is left out.</summary>
    public static (JsonObject Json, byte[] Binary) Write(IReadOnlyDictionary<string, CaseValue> inputs, bool isBinary)
    {
        var list = new JsonArray();
        var binary = new MemoryStream();
        foreach ((string name, CaseValue value) in inputs)
        {
            CaseValue? held = value is OptionalData optional ? optional.Value : value;
            if (held is SequenceData sequence)
            {
                foreach ((int index, CaseValue element) in sequence.Elements.Index())
                    list.Add(Write($"{name}[{index}]", (TensorData)element, isBinary ? binary : null));
            }
            else if (held is TensorData tensor)
            {
                list.Add(Write(name, tensor, isBinary ? binary : null));
            }
        }

        return (new JsonObject { ["inputs"] = list }, binary.ToArray());
    }

    /// <summary>The outputs of a response.</summary>
    public static Dictionary<string, ProtocolTensor> Read(JsonObject response, byte[] binary)
    {
        var outputs = new Dictionary<string, ProtocolTensor>();
        int start = 0;
        foreach (JsonNode? output in response["outputs"]!.AsArray())
        {
            TensorElementType type = s_types[(string)output!["datatype"]!];
            long[] shape = [.. output["shape"]!.AsArray().Select(static dimension => (long)dimension!)];
            TensorData tensor;
            if ((int?)output["parameters"]?["binary_data_size"] is { } size)
            {
                tensor = ReadBytes(type, shape, binary.AsSpan(start, size));
                start += size;
            }
            else
            {
                tensor = TensorData.FromTexts(type, shape, [.. output["data"]!.AsArray().Select(static element => TextOf(element!))]);
            }

            string[]? labels = (string?)output["parameters"]?["labels"] is { } json ? [.. JsonNode.Parse(json)!.AsArray().Select(static label => TextOf(label!))] : null;
            outputs.Add((string)output["name"]!, new ProtocolTensor(tensor, labels));
        }

        return outputs;
    }

    /// <summary>The value of an output in the form in which the reference has it; what was taken is taken out.</summary>
    public static CaseValue Collect(string name, CaseValue like, Dictionary<string, ProtocolTensor> outputs)
    {
        if (outputs.Remove(name, out ProtocolTensor? output))
            return output.Labels is { } labels ? Maps(output.Tensor, labels) : output.Tensor;
        if (like is OptionalData { Value: null })
            return new OptionalData(null);
        var elements = new List<CaseValue>();
        while (outputs.Remove($"{name}[{elements.Count}]", out ProtocolTensor? element))
            elements.Add(element.Tensor);
        return elements.Count > 0 ? new SequenceData(elements) : TensorData.Nothing;
    }

    private static SequenceData Maps(TensorData table, string[] labels) => new(
    [
        .. Enumerable.Range(0, (int)table.Dimensions[0]).Select(row => (CaseValue)new MapData(
            labels.Index().ToDictionary(static label => label.Item, label => (CaseValue)table.Row(0, row).Row(0, label.Index)))),
    ]);

    private static JsonObject Write(string name, TensorData tensor, MemoryStream? binary)
    {
        var input = new JsonObject
        {
            ["name"] = name,
            ["datatype"] = s_types.Single(type => type.Value == tensor.ElementType).Key,
            ["shape"] = new JsonArray([.. tensor.Dimensions.Select(static dimension => (JsonNode)dimension)]),
        };
        if (binary is null)
        {
            input["data"] = new JsonArray([.. Enumerable.Range(0, tensor.Elements.Length).Select(index => ElementOf(tensor, index))]);
            return input;
        }

        byte[] bytes = BytesOf(tensor);
        binary.Write(bytes);
        input["parameters"] = new JsonObject { ["binary_data_size"] = bytes.Length };
        return input;
    }

    private static JsonNode ElementOf(TensorData tensor, int index)
    {
        object element = tensor.Elements.GetValue(index)!;
        if (element is string text)
            return text;
        if (element is bool flag)
            return flag;
        if (!tensor.IsFloatingPoint)
            return JsonNode.Parse(Convert.ToString(element, CultureInfo.InvariantCulture)!)!;
        double number = tensor.Number(index);
        if (!double.IsFinite(number))
            return number.ToString(CultureInfo.InvariantCulture);
        return element is double ? number : (JsonNode)(float)number;
    }

    private static byte[] BytesOf(TensorData tensor)
    {
        if (tensor.Elements is not string[] texts)
        {
            if (tensor.Elements is Half[] halves)
                return MemoryMarshal.AsBytes(halves.AsSpan()).ToArray();
            byte[] bytes = new byte[Buffer.ByteLength(tensor.Elements)];
            Buffer.BlockCopy(tensor.Elements, 0, bytes, 0, bytes.Length);
            return bytes;
        }

        var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (string text in texts)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32LittleEndian(length, utf8.Length);
            stream.Write(length);
            stream.Write(utf8);
        }

        return stream.ToArray();
    }

    private static TensorData ReadBytes(TensorElementType type, long[] shape, ReadOnlySpan<byte> bytes)
    {
        if (type != TensorElementType.String)
            return new TensorMessage(type, shape, bytes.ToArray()).Tensor;
        var texts = new List<string>();
        while (!bytes.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            texts.Add(Encoding.UTF8.GetString(bytes.Slice(sizeof(int), length)));
            bytes = bytes[(sizeof(int) + length)..];
        }

        return new TensorData(type, shape, texts.ToArray());
    }

    private static string TextOf(JsonNode element) => element.GetValueKind() == JsonValueKind.String ? (string)element! : element.ToJsonString();
}
