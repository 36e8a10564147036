using System.Globalization;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Onnx;

/// <summary>A folder of ONNX test data, as in <c>test_data_set_0</c>: <c>input_0.pb</c>, <c>output_0.pb</c>, ...</summary>
internal sealed class TestDataSet(string folder, ExampleCollector examples)
{
    public void Read() => examples.Try(folder, 0, () =>
    {
        Dictionary<string, ExampleValue?> inputs = ReadSide("input", examples.Mapping.Signature.Inputs);
        if (inputs.Count == 0)
            throw new ExampleException("the folder has no input_0.pb.");
        Dictionary<string, ExampleValue?> outputs = ReadSide("output", examples.Mapping.Signature.Outputs);
        return examples.Mapping.Map(new ExamplePlace(folder, 0), inputs, outputs.Count == 0 ? null : outputs, examples);
    });

    private Dictionary<string, ExampleValue?> ReadSide(string side, EquatableArray<ValueInfo> values)
    {
        var read = new Dictionary<string, ExampleValue?>();
        foreach (string file in Directory.EnumerateFiles(folder, $"{side}_*.pb").Order(FileOrder.Instance))
        {
            byte[] bytes = File.ReadAllBytes(file);
            string name = Path.GetFileName(file);
            ValueInfo value = Find(bytes, values, side, name);
            read[value.Name] = Value(bytes, value.Type, name);
        }

        return read;
    }

    // The name in the file, where the graph has it (in a tensor field 8, where packed dimensions are field 1; elsewhere field 1); else the number in the file's name counts the graph's values.
    private static ValueInfo Find(byte[] bytes, EquatableArray<ValueInfo> values, string side, string file)
    {
        string[] names = [.. ProtobufFields.Read(bytes).Where(static field => field is { Number: 8 or 1, Bytes: not null }).Select(static field => System.Text.Encoding.UTF8.GetString(field.Bytes!.Value.Span))];
        if (values.FirstOrDefault(value => names.Contains(value.Name)) is { } named)
            return named;
        return int.TryParse(file.AsSpan(side.Length + 1, file.Length - side.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < values.Count
            ? values[index]
            : throw new ExampleException($"'{file}' is of no {side} of the model, which has {values.Count}. Files are named {side}_0.pb, {side}_1.pb, ... in the graph's order, or hold the name of the {side}.");
    }

    private static ExampleValue? Value(ReadOnlyMemory<byte> message, ModelValueType type, string file) => type switch
    {
        TensorValueType tensor => new TensorMessage(message).Tensor is var read && read.ElementType == tensor.ElementType
            ? read
            : throw new ExampleException($"'{file}' holds {read.ElementType.ToOnnxName()}, and the model's tensor is {tensor}."),
        SequenceValueType sequence => new ExampleSequence([.. Values(message, sequence.Element, file)]),
        OptionalValueType optional => Values(message, optional.Element, file).SingleOrDefault(),
        _ => throw new ExampleException($"'{file}' is {type}, which test data of ONNX do not hold: write these examples as JSON Lines."),
    };

    // SequenceProto and OptionalProto differ only in the numbers of their fields; field 1 of both is the name.
    private static IEnumerable<ExampleValue> Values(ReadOnlyMemory<byte> message, ModelValueType element, string file) => ProtobufFields.Read(message)
        .Where(static field => field is { Number: > 1, Bytes: not null })
        .Select(field => Value(field.Bytes!.Value, element, file)!);
}
