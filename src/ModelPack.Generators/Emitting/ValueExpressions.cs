using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes the expressions that turn a member, or an item of one, into a value of a run and back.</summary>
internal sealed class ValueExpressions(LabelFields labels)
{
    private const string RunValue = RuntimeNames.Runtime + ".RunValue";

    /// <summary>The value of a run that a member's value gives.</summary>
    public string Make(MemberType type, TensorBinding binding, string value) => type.Form switch
    {
        MemberForm.Scalar => Elements(binding, $"[{Scalar(type, binding, value)}]", "[]"),
        MemberForm.Array or MemberForm.Memory => Elements(binding, Elements(type, binding, value), RowDimensions.Of(binding).Expression),
        MemberForm.Tensor => $"{RunValue}.OfTensor({value})",
        MemberForm.Dictionary => $"{RunValue}.OfMap({value}{Key(type, binding)})",
        _ => $"{RunValue}.OfList({value}, global::ModelPack.Signatures.TensorElementType.{binding.ElementType}, static item => {Make(type.Item!, binding, "item")})",
    };

    private static string Elements(TensorBinding binding, string elements, string shape) => binding.ElementType == TensorElementType.String
        ? $"{RunValue}.OfTexts({elements}, {shape})"
        : $"{RunValue}.OfElements<{binding.ElementType.Keyword()}>({elements}, {shape})";

    /// <summary>A member's value from an <c>OutputValue</c>.</summary>
    public string Read(MemberType type, TensorBinding binding, string value) => type.Form switch
    {
        MemberForm.Scalar => ReadScalar(type, binding, value),
        MemberForm.Tensor => type.Element == ScalarType.String ? $"{value}.ReadTensor()" : $"{value}.ReadTensor<{type.Element.Keyword()}>()",
        MemberForm.Dictionary when type.Key == ScalarType.Enum => $"{value}.ReadMap<{type.Enum!.FullName}, {type.Element.Keyword()}>({labels.Of(type.Enum!)})",
        MemberForm.Dictionary => $"{value}.ReadMap<{type.Key.Keyword()}, {type.Element.Keyword()}>()",
        MemberForm.List => $"{value}.ReadList(static item => {Read(type.Item!, binding, "item")})",
        _ => ReadElements(type, binding, value),
    };

    private string ReadScalar(MemberType type, TensorBinding binding, string value) => (type.Element, binding.ElementType) switch
    {
        (ScalarType.Enum, TensorElementType.String) => $"{value}.ReadLabel({labels.Of(type.Enum!)})",
        (ScalarType.Enum, _) => $"{labels.Of(type.Enum!)}.FromInteger((long){value}.Read<{binding.ElementType.Keyword()}>())",
        (ScalarType.String, _) => $"{value}.ReadString()",
        _ => $"{value}.Read<{type.Element.Keyword()}>()",
    };

    private string ReadElements(MemberType type, TensorBinding binding, string value) => (type.Element, binding.ElementType) switch
    {
        (ScalarType.Enum, TensorElementType.String) => $"{labels.Of(type.Enum!)}.FromLabels({value}.ReadStrings())",
        (ScalarType.Enum, _) => $"{labels.Of(type.Enum!)}.FromIntegers<{binding.ElementType.Keyword()}>({value}.ReadArray<{binding.ElementType.Keyword()}>())",
        (ScalarType.String, _) => $"{value}.ReadStrings()",
        _ => $"{value}.ReadArray<{type.Element.Keyword()}>()",
    };

    private string Scalar(MemberType type, TensorBinding binding, string value)
    {
        if (type.Element == ScalarType.Enum && binding.ElementType == TensorElementType.String)
            return $"{labels.Of(type.Enum!)}.LabelOf({value})";
        return type.Element == binding.ElementType.ToScalar() ? value : $"({binding.ElementType.Keyword()})({value})";
    }

    private string Elements(MemberType type, TensorBinding binding, string value)
    {
        string elements = type.Form == MemberForm.Memory ? value + ".Span" : value;
        return (type.Element, binding.ElementType) switch
        {
            (ScalarType.Enum, TensorElementType.String) => $"{labels.Of(type.Enum!)}.LabelsOf({elements})",
            (ScalarType.Enum, _) => $"{labels.Of(type.Enum!)}.IntegersOf<{binding.ElementType.Keyword()}>({elements})",
            _ => elements,
        };
    }

    private string Key(MemberType type, TensorBinding binding)
    {
        if (type.Key != ScalarType.Enum)
            return "";
        return $", {labels.Of(type.Enum!)}, areStrings: {(binding.MapKeyType == TensorElementType.String ? "true" : "false")}";
    }
}
