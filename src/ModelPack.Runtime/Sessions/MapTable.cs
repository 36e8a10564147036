using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Sessions;

/// <summary>Makes one tensor of maps with the same keys: a row a map, a column a key.</summary>
internal sealed class MapTable
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ServedTensor _output;
    private readonly MemoryStream _elements = new();
    private readonly List<byte[]>? _texts;
    private byte[][]? _keys;

    private MapTable(ServedTensor output)
    {
        _output = output;
        _texts = output.ElementType == TensorElementType.String ? [] : null;
    }

    /// <summary>Reads a map, or a sequence of maps.</summary>
    /// <exception cref="ModelOutputException">The maps have different keys.</exception>
    public static TensorOutput Read(ServedTensor output, int selection, OrtValue value)
    {
        var table = new MapTable(output);
        if (value.OnnxType == OnnxValueType.ONNX_TYPE_MAP)
        {
            table.Add(value);
            return table.ToTensor(selection, [table._keys!.Length]);
        }

        int rows = value.GetValueCount();
        for (int i = 0; i < rows; i++)
        {
            using OrtValue map = value.GetValue(i, OrtAllocator.DefaultInstance);
            table.Add(map);
        }

        return table.ToTensor(selection, [rows, table._keys?.Length ?? output.Labels?.Labels.Count ?? 0]);
    }

    private TensorOutput ToTensor(int selection, long[] shape) =>
        new(_output.Name, selection, _output.ElementType, shape, _elements.ToArray(), _texts?.ToArray(), WriteLabels());

    private void Add(OrtValue map)
    {
        using OrtValue keys = map.GetValue(0, OrtAllocator.DefaultInstance);
        using OrtValue values = map.GetValue(1, OrtAllocator.DefaultInstance);
        OrtTensorTypeAndShapeInfo info = keys.GetTensorTypeAndShape();
        int count = checked((int)info.ElementCount);
        AreStrings = info.IsString;
        if (_keys is null)
            _keys = [.. Enumerable.Range(0, count).Select(index => KeyAt(keys, index))];
        else if (!HasKeys(keys, count))
            throw new ModelOutputException($"Output '{PrintableText.Name(_output.Name)}' gave maps with different keys, which one tensor cannot hold.");
        if (_texts is not null)
            _texts.AddRange(Enumerable.Range(0, count).Select(index => values.GetStringElementAsSpan(index).ToArray()));
        else if (count > 0)
            _elements.Write(values.GetTensorMutableRawData());
    }

    private bool AreStrings { get; set; }

    private bool HasKeys(OrtValue keys, int count)
    {
        if (count != _keys!.Length)
            return false;
        ReadOnlySpan<long> integers = AreStrings ? [] : keys.GetTensorDataAsSpan<long>();
        for (int i = 0; i < count; i++)
        {
            bool isEqual = AreStrings ? keys.GetStringElementAsSpan(i).SequenceEqual(_keys[i]) : MemoryMarshal.Read<long>(_keys[i]) == integers[i];
            if (!isEqual)
                return false;
        }

        return true;
    }

    private byte[] KeyAt(OrtValue keys, int index) =>
        AreStrings ? keys.GetStringElementAsSpan(index).ToArray() : BitConverter.GetBytes(keys.GetTensorDataAsSpan<long>()[index]);

    // Without a row only the graph can tell them.
    private string WriteLabels()
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, s_json))
        {
            writer.WriteStartArray();
            foreach (byte[] key in _keys ?? [])
            {
                if (AreStrings)
                    writer.WriteStringValue(Encoding.UTF8.GetString(key));
                else
                    writer.WriteNumberValue(MemoryMarshal.Read<long>(key));
            }

            if (_keys is null && _output.Labels is { } declared)
                WriteDeclared(writer, declared);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void WriteDeclared(Utf8JsonWriter writer, ClassLabels declared)
    {
        foreach (string label in declared.Labels)
        {
            if (declared.AreStrings)
                writer.WriteStringValue(label);
            else
                writer.WriteNumberValue(long.Parse(label, CultureInfo.InvariantCulture));
        }
    }
}
