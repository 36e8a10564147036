using System.Globalization;
using ModelPack.Generators.Binding;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Says in XML documentation what an input or output is, where the model does not.</summary>
internal static class ValueText
{
    // More labels than this are a vocabulary.
    private const int MostLabels = 20;

    /// <summary>As in <c>Input features, float32[batch, 4]: 4 values.</c></summary>
    public static string Describe(ValueInfo value, bool isInput, BatchRule batch)
    {
        string start = $"{(isInput ? "Input" : "Output")} {XmlText.Code(value.Name)}, {XmlText.Code(value.Type.ToString()!)}";
        string end = value.IsOptional ? " May be left out: the model has a default." : "";
        switch (value.Type)
        {
            case TensorValueType { Shape: { } shape }:
                int axis = isInput ? batch.AxisOfInput(shape) : batch.AxisOfOutput(shape);
                return $"{start}{Row(new RowShape(shape, axis))}.{(axis < 0 && isInput && !batch.OneRowPerRun ? " Rows with one value of it run together." : "")}{end}";
            case SequenceValueType { Element: MapValueType } when !isInput && !batch.OneRowPerRun:
                return $"{start}: one map a row.{end}";
            default:
                return $"{start}.{end}";
        }
    }

    /// <summary>A sentence with the class labels that are numbers; blank when there are none, or too many to read.</summary>
    public static string DescribeLabels(ModelSignature signature, string output) =>
        SignatureFacts.LabelsOf(signature, output) is { AreStrings: false, Labels.Count: <= MostLabels } labels
            ? $" The model's labels are {string.Join(", ", labels.Labels.Select(XmlText.Code))}."
            : "";

    private static string Row(RowShape row) => row switch
    {
        { IsSingle: true } => "",
        { Width: { } width } => $": {width.ToString(CultureInfo.InvariantCulture)} values",
        { Rank: 1 } => ": any number of values",
        { OpenDimensions: > 1 } => $": {XmlText.Code(row.ToString())}",
        _ => $": {XmlText.Code(row.ToString())}, row-major",
    };
}
