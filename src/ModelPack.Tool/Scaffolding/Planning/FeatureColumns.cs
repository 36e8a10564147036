using System.Globalization;
using System.Text.RegularExpressions;
using ModelPack.Generators.Binding;
using ModelPack.Naming;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Makes a member of each column of a tensor whose columns the model names.</summary>
/// <remarks>Without names a row stays one array of exact length: <c>Feature0</c> to <c>Feature783</c> would say no more than its index, and would hide that nobody knows the order.</remarks>
internal static partial class FeatureColumns
{
    /// <summary>A wider row is a vector, also to those who name its columns.</summary>
    public const int MostColumns = 256;

    /// <summary>The columns' names; null when the tensor stays an array.</summary>
    public static EquatableArray<string>? Find(ModelSignature signature, ValueInfo input, BatchRule batch)
    {
        bool isNumbers = input.Type is TensorValueType { ElementType: not (TensorElementType.String or TensorElementType.Bool or TensorElementType.BFloat16) } tensor && Scalars.TypeOf(tensor.ElementType) is not null;
        return isNumbers
            && !input.IsOptional
            && input.Type is TensorValueType { Shape: { } shape }
            && new RowShape(shape, batch.AxisOfInput(shape)) is { IsSingle: false, Width: { } width and <= MostColumns }
            && SignatureFacts.ColumnsOf(signature, input.Name) is { } columns && columns.Count == width
            ? columns
            : null;
    }

    /// <summary>The members, in the order of the columns.</summary>
    public static IReadOnlyList<MemberPlan> Plan(ValueInfo input, EquatableArray<string> columns, string type, string? missing, bool allowNonFinite)
    {
        TensorElementType element = ((TensorValueType)input.Type).ElementType;
        IReadOnlyList<string> members = MemberNames.OfFeatures([.. columns], type);
        // The build compares members with the model's names; where a name is no identifier the member says which column it is. All do, or none.
        bool sayColumns = members.Where((member, index) => LooseNames.OfFeature(member) != LooseNames.OfFeature(columns[index])).Any();
        return [.. columns.Select((column, index) => new MemberPlan
        {
            Name = members[index],
            Type = Scalars.TypeOf(element)! + (missing is null ? "" : "?"),
            Summary = $"Column {index.ToString(CultureInfo.InvariantCulture)} of {XmlText.Code(input.Name)}: {XmlText.Code(column)}.",
            Attributes = Attributes(column, index, sayColumns, missing, allowNonFinite && element is TensorElementType.Float16 or TensorElementType.Float32 or TensorElementType.Float64),
            IsRequired = missing is null,
            Example = Scalars.ExampleOf(element),
        })];
    }

    private static List<string> Attributes(string column, int index, bool sayColumns, string? missing, bool allowNonFinite)
    {
        var attributes = new List<string>();
        if (sayColumns)
            attributes.Add($"Feature({index.ToString(CultureInfo.InvariantCulture)}, Name = {CSharpText.Literal(column)})");
        if (Unit().Match(column) is { Success: true } unit)
            attributes.Add($"Unit({CSharpText.Literal(unit.Groups[1].Value)})");
        if (missing is not null)
            attributes.Add(missing);
        if (allowNonFinite)
            attributes.Add("AllowNonFinite");
        return attributes;
    }

    // sepal length (cm)
    [GeneratedRegex(@"\s*[(\[]\s*(?![0-9]+\s*[)\]])([^()\[\]]{1,12}?)\s*[)\]]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
