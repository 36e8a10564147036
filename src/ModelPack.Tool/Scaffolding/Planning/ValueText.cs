using System.Globalization;
using ModelPack.Generators.Binding;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Says in XML documentation what an input or output is, where the model does not.</summary>
internal static class ValueText
{
    /// <summary>As in <c>Input features, float32[batch, 4]: 4 values.</c></summary>
    public static string Describe(ValueInfo value, bool isInput, BatchRule batch)
    {
        string start = $"{(isInput ? "Input" : "Output")} {XmlText.Code(value.Name)}, {XmlText.Code(value.Type.ToString()!)}";
        string row = value.Type is TensorValueType { Shape: { } shape } ? Row(shape, isInput ? batch.AxisOfInput(shape) : batch.AxisOfOutput(shape)) : "";
        return $"{start}{row}.{(value.IsOptional ? " May be left out: the model has a default." : "")}";
    }

    private static string Row(EquatableArray<Dimension> shape, int batchAxis)
    {
        var row = new RowShape(shape, batchAxis);
        if (row.IsSingle)
            return "";
        if (row.Width is { } width)
            return $": {width.ToString(CultureInfo.InvariantCulture)} values";
        if (row is { Rank: 1 })
            return ": any number of values";
        return row.OpenDimensions > 1 || batchAxis < 0 && row.OpenDimensions == 0 ? RowMajor(row, "") : RowMajor(row, ", row by row");
    }

    private static string RowMajor(RowShape row, string order) => $": {XmlText.Code(row.ToString())}{order}";
}
