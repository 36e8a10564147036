using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelPack.Package.Tests.Serving;

/// <summary>A tensor: its elements as JSON has them, numbers that JSON does not know as strings.</summary>
/// <param name="Type">As in <c>float32</c>.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Elements">Its elements, row-major.</param>
internal sealed record GoldenTensor(string Type, long[] Shape, IReadOnlyList<string> Elements)
{
    private static readonly Dictionary<string, string> s_datatypes = new()
    {
        ["bool"] = "BOOL", ["string"] = "BYTES", ["float16"] = "FP16", ["bfloat16"] = "BF16", ["float32"] = "FP32", ["float64"] = "FP64",
        ["int8"] = "INT8", ["int16"] = "INT16", ["int32"] = "INT32", ["int64"] = "INT64",
        ["uint8"] = "UINT8", ["uint16"] = "UINT16", ["uint32"] = "UINT32", ["uint64"] = "UINT64",
    };

    /// <summary>The datatype of the Open Inference Protocol.</summary>
    public string Datatype => s_datatypes[Type];

    /// <summary>Reads one of a golden file.</summary>
    public static GoldenTensor Read(JsonElement value, string folder)
    {
        string type = value.GetProperty("type").GetString()!;
        long[] shape = [.. value.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt64())];
        return value.TryGetProperty("file", out JsonElement file)
            ? FromBytes(s_datatypes[type], shape, File.ReadAllBytes(Path.Combine(folder, file.GetString()!)))
            : new GoldenTensor(type, shape, [.. value.GetProperty("data").EnumerateArray().Select(static element => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText())]);
    }

    /// <summary>Reads the bytes that the binary extension of the protocol has for a tensor.</summary>
    public static GoldenTensor FromBytes(string datatype, long[] shape, ReadOnlySpan<byte> bytes)
    {
        string type = s_datatypes.Single(entry => entry.Value == datatype).Key;
        return new GoldenTensor(type, shape, type switch
        {
            "string" => Texts(bytes),
            "bool" => Each<byte>(bytes, static value => value != 0 ? "true" : "false"),
            "float16" => Each<Half>(bytes, static value => ((float)value).ToString("R", CultureInfo.InvariantCulture)),
            "bfloat16" => Each<ushort>(bytes, static bits => BitConverter.UInt32BitsToSingle((uint)bits << 16).ToString("R", CultureInfo.InvariantCulture)),
            "float32" => Numbers<float>(bytes),
            "float64" => Numbers<double>(bytes),
            "int8" => Numbers<sbyte>(bytes),
            "int16" => Numbers<short>(bytes),
            "int32" => Numbers<int>(bytes),
            "int64" => Numbers<long>(bytes),
            "uint8" => Numbers<byte>(bytes),
            "uint16" => Numbers<ushort>(bytes),
            "uint32" => Numbers<uint>(bytes),
            _ => Numbers<ulong>(bytes),
        });
    }

    /// <summary>The bytes of the binary extension.</summary>
    public byte[] ToBytes() => [.. Elements.SelectMany(ToBytes)];

    /// <summary>The elements as JSON nested to the shape; a tensor of rank 0 is its element.</summary>
    public JsonNode? Nested() => Shape.Length == 0 ? Node(Elements[0]) : Nested(0, 0, Elements.Count);

    /// <summary>The elements as one flat JSON array.</summary>
    public JsonArray Flat() => new([.. Elements.Select(Node)]);

    private JsonArray Nested(int level, int first, int count)
    {
        if (level == Shape.Length - 1)
            return new JsonArray([.. Enumerable.Range(first, count).Select(i => Node(Elements[i]))]);
        int size = (int)Shape[level];
        int step = size == 0 ? 0 : count / size;
        return new JsonArray([.. Enumerable.Range(0, size).Select(i => Nested(level + 1, first + (i * step), step))]);
    }

    private JsonNode? Node(string element) => Type == "string" || element is "NaN" or "Infinity" or "-Infinity" ? JsonValue.Create(element) : JsonNode.Parse(element);

    private byte[] ToBytes(string element) => Type switch
    {
        "string" => [.. Bytes(Encoding.UTF8.GetByteCount(element)), .. Encoding.UTF8.GetBytes(element)],
        "bool" => [element == "true" ? (byte)1 : (byte)0],
        "float16" => Bytes(Half.Parse(element, CultureInfo.InvariantCulture)),
        "bfloat16" => Bytes((ushort)(BitConverter.SingleToUInt32Bits(float.Parse(element, CultureInfo.InvariantCulture)) >> 16)),
        "float32" => Bytes(float.Parse(element, CultureInfo.InvariantCulture)),
        "float64" => Bytes(double.Parse(element, CultureInfo.InvariantCulture)),
        "int8" => Bytes(sbyte.Parse(element, CultureInfo.InvariantCulture)),
        "int16" => Bytes(short.Parse(element, CultureInfo.InvariantCulture)),
        "int32" => Bytes(int.Parse(element, CultureInfo.InvariantCulture)),
        "int64" => Bytes(long.Parse(element, CultureInfo.InvariantCulture)),
        "uint8" => Bytes(byte.Parse(element, CultureInfo.InvariantCulture)),
        "uint16" => Bytes(ushort.Parse(element, CultureInfo.InvariantCulture)),
        "uint32" => Bytes(uint.Parse(element, CultureInfo.InvariantCulture)),
        _ => Bytes(ulong.Parse(element, CultureInfo.InvariantCulture)),
    };

    private static byte[] Bytes<T>(T value)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();

    private static string[] Numbers<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged, IFormattable => Each<T>(bytes, static value => value.ToString(null, CultureInfo.InvariantCulture));

    private static string[] Each<T>(ReadOnlySpan<byte> bytes, Func<T, string> text)
        where T : unmanaged => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), value => text(value));

    private static List<string> Texts(ReadOnlySpan<byte> bytes)
    {
        var texts = new List<string>();
        while (bytes.Length > 0)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
            texts.Add(Encoding.UTF8.GetString(bytes.Slice(4, length)));
            bytes = bytes[(4 + length)..];
        }

        return texts;
    }
}
