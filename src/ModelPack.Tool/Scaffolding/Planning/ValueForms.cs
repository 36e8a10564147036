using ModelPack.Generators.Binding;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Chooses the member type of each input and output, as the binder would accept it.</summary>
/// <param name="batch">The batch dimension.</param>
internal sealed class ValueForms(BatchRule batch)
{
    // A row of more elements is no example that anybody completes by hand.
    private const long MostExampleElements = 4096;

    /// <summary>The form of an input or output.</summary>
    /// <param name="value">The input or output.</param>
    /// <param name="isInput">Which of them.</param>
    /// <exception cref="ScaffoldException">No member binds to it (MPK1009).</exception>
    public ValueForm Of(ValueInfo value, bool isInput) =>
        Find(value, isInput) ?? throw new ScaffoldException("MPK1009", $"{(isInput ? "input" : "output")} '{value.Name}' has the type {value.Type}, which no member binds to.");

    /// <summary>The form of an input or output; null when no member binds to it.</summary>
    public ValueForm? Find(ValueInfo value, bool isInput) => value.Type switch
    {
        TensorValueType tensor => OfTensor(tensor, AxisOf(tensor, isInput), isRowOfBatch: !isInput && !batch.OneRowPerRun),
        SequenceValueType { Element: MapValueType map } when !isInput && !IsWholeRun => OfMap(map),
        OptionalValueType optional => OfWhole(optional.Element) is { } form ? form with { IsOptional = true } : null,
        _ => OfWhole(value.Type),
    };

    // The batch rule has found nothing, and the contract says so: sequences hold what the model makes of the whole run.
    private bool IsWholeRun => batch is { OneRowPerRun: true, IsFixedOne: false };

    private int AxisOf(TensorValueType tensor, bool isInput) =>
        tensor.Shape is not { } shape ? -1 : isInput ? batch.AxisOfInput(shape) : batch.AxisOfOutput(shape);

    private static ValueForm? OfTensor(TensorValueType tensor, int batchAxis, bool isRowOfBatch)
    {
        if (Scalars.TypeOf(tensor.ElementType) is not { } scalar)
            return null;
        string element = Scalars.ExampleOf(tensor.ElementType);
        if (tensor.Shape is not { } shape)
        {
            // An output without a shape is split by rows where there are rows; otherwise its shape is worth having.
            string type = isRowOfBatch ? $"{scalar}[]" : $"Tensor<{scalar}>";
            return new ValueForm(type, tensor.ElementType, Example: null);
        }

        var row = new RowShape(shape, batchAxis);
        if (row.IsSingle)
            return new ValueForm(scalar, tensor.ElementType, element) { IsScalar = true };
        long[] sizes = [.. shape.Where((_, axis) => axis != batchAxis).Select(static dimension => dimension.Value ?? 1)];
        bool isTensor = row.OpenDimensions > 1 || (row.OpenDimensions == 1 && sizes.Contains(0));
        string? example = row.OpenDimensions > 0 || Count(sizes) > MostExampleElements ? null : Nested(sizes, element);
        return new ValueForm(isTensor ? $"Tensor<{scalar}>" : $"{scalar}[]", tensor.ElementType, example);
    }

    // What is inside sequences, maps and optionals has no rows.
    private static ValueForm? OfWhole(ModelValueType type) => type switch
    {
        TensorValueType tensor => OfTensor(tensor, batchAxis: -1, isRowOfBatch: false),
        MapValueType map => OfMap(map),
        SequenceValueType sequence when OfWhole(sequence.Element) is { } element =>
            new ValueForm($"IReadOnlyList<{element.Type}>", element.ElementType, element.Example is null ? null : $"[{element.Example}]"),
        _ => null,
    };

    // The maps that ONNX Runtime has.
    private static ValueForm? OfMap(MapValueType map)
    {
        if (map.KeyType is not (TensorElementType.Int64 or TensorElementType.String) || map.Value is not TensorValueType { ElementType: var element })
            return null;
        if (element is not (TensorElementType.Float32 or TensorElementType.Float64 or TensorElementType.Int64 or TensorElementType.String))
            return null;
        string key = map.KeyType == TensorElementType.String ? "\"text\"" : "\"0\"";
        return new ValueForm($"IReadOnlyDictionary<{Scalars.TypeOf(map.KeyType)}, {Scalars.TypeOf(element)}>", element, $"{{{key}:{Scalars.ExampleOf(element)}}}");
    }

    private static long Count(long[] sizes)
    {
        long count = 1;
        foreach (long size in sizes)
            count = Math.Min(count * size, int.MaxValue);
        return count;
    }

    private static string Nested(ReadOnlySpan<long> sizes, string element) => sizes.Length == 0
        ? element
        : $"[{string.Join(',', Enumerable.Repeat(Nested(sizes[1..], element), (int)sizes[0]))}]";
}
