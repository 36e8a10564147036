using ModelPack.Generators.Binding;
using ModelPack.Naming;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Makes a member of each input or output.</summary>
/// <param name="signature">The model's signature.</param>
/// <param name="batch">The batch dimension.</param>
/// <param name="isInput">Which of them.</param>
/// <param name="allowNonFinite">Whether members take NaN and infinity.</param>
internal sealed class MemberPlanner(ModelSignature signature, BatchRule batch, bool isInput, bool allowNonFinite)
{
    private readonly ValueForms _forms = new(batch);

    private EquatableArray<ValueInfo> Values => isInput ? signature.Inputs : signature.Outputs;

    /// <summary>The member of an input or output.</summary>
    /// <param name="value">The input or output.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="labels">The enums of class labels.</param>
    /// <param name="isBesideColumns">Whether the type is a feature vector: a scalar that names no tensor would be one of its columns.</param>
    public MemberPlan Plan(ValueInfo value, string name, LabelEnums labels, bool isBesideColumns = false)
    {
        ValueForm form = _forms.Of(value, isInput);
        string? missing = isInput && form.IsScalar && !value.IsOptional ? MissingNumbers.RuleFor(signature, value.Name, form.ElementType) : null;
        bool isOptional = form.IsOptional || value.IsOptional || missing is not null;
        KnownValues? known = isInput ? KnownValues.Find(signature, value.Name, form) : null;
        string sentence = ValueText.Describe(value, isInput, batch) + known?.Sentence + (isInput ? InputSentences(value, form) : ValueText.DescribeLabels(signature, value.Name));
        string documentation = XmlText.Paragraph(value.Documentation);
        return new MemberPlan
        {
            Name = name,
            Type = TypeOf(value, form, labels) + (isOptional ? "?" : ""),
            Summary = documentation.Length > 0 ? documentation : sentence,
            Remarks = documentation.Length > 0 ? sentence : "",
            Attributes = [.. Attributes(value, form, name, isBesideColumns && form.IsScalar, known?.Rule, missing)],
            IsRequired = !isOptional,
            IsInExample = !form.IsOptional && !value.IsOptional,
            Example = known?.Example ?? form.Example,
        };
    }

    /// <summary>Whether some member can hold the value; an output that none can is left out.</summary>
    public bool CanBind(ValueInfo value) => _forms.Find(value, isInput) is not null;

    private string InputSentences(ValueInfo value, ValueForm form) =>
        (form.IsScalar ? "" : MissingNumbers.SentenceFor(signature, value.Name)) + ColumnSentence(value) + (SignatureFacts.IsRead(signature, value.Name) ? "" : " Nothing in the model reads it.");

    private string ColumnSentence(ValueInfo value) =>
        FeatureColumns.Find(signature, value, batch) is { } columns ? $" Its columns are {string.Join(", ", columns.Select(XmlText.Code))}." : "";

    private IEnumerable<string> Attributes(ValueInfo value, ValueForm form, string name, bool namesTensor, string? rule, string? missing)
    {
        // The name alone binds where it finds this tensor and no other.
        if (namesTensor || LooseNames.OfTensor(value.Name) != LooseNames.OfTensor(name) || Values.Count(other => LooseNames.OfTensor(other.Name) == LooseNames.OfTensor(name)) != 1)
            yield return $"Tensor({CSharpText.Literal(value.Name)})";
        if (rule is not null)
            yield return rule;
        if (missing is not null)
            yield return missing;
        if (isInput && form.IsFloatingPoint && (allowNonFinite || (!form.IsScalar && MissingNumbers.IsNaN(signature, value.Name))))
            yield return "AllowNonFinite";
    }

    private string TypeOf(ValueInfo value, ValueForm form, LabelEnums labels)
    {
        if (isInput || labels.Of(value.Name) is not { } type)
            return form.Type;
        if (form is { IsScalar: true, ElementType: TensorElementType.String })
            return type.Name;
        const string StringKeys = "IReadOnlyDictionary<string, ";
        return form.Type.StartsWith(StringKeys, StringComparison.Ordinal)
            ? string.Concat($"IReadOnlyDictionary<{type.Name}, ", form.Type.AsSpan(StringKeys.Length))
            : form.Type;
    }
}
