using ModelPack.Generators.Binding;
using ModelPack.Naming;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Plans the input type: a feature vector, or a member for each input, of which some may be feature vectors of their own.</summary>
internal sealed class InputPlanner(ModelSignature signature, BatchRule batch, ScaffoldOptions options, LabelEnums labels, TypeNames types, List<RecordPlan> records)
{
    private readonly MemberPlanner _members = new(signature, batch, isInput: true, options.AllowNonFinite);

    /// <summary>The input type of these inputs.</summary>
    public RecordPlan Plan(ValueInfo[] inputs)
    {
        string name = $"{options.Name}Input";
        string summary = "One input of the model.";
        if (inputs is [var only] && FeatureColumns.Find(signature, only, batch) is { } columns)
            return new RecordPlan(name, summary, only.Name, FeatureColumns.Plan(only, columns, name, MissingIn(only), options.AllowNonFinite));
        IReadOnlyList<string> names = MemberNames.Of([.. inputs.Select(static input => input.Name)], name, "Input");
        return new RecordPlan(name, summary, null, [.. inputs.Select((input, index) => PlanMember(input, names[index]))]);
    }

    private string? MissingIn(ValueInfo input) => MissingNumbers.RuleFor(signature, input.Name, ((TensorValueType)input.Type).ElementType);

    private MemberPlan PlanMember(ValueInfo input, string member)
    {
        if (FeatureColumns.Find(signature, input, batch) is not { } columns)
            return _members.Plan(input, member, labels);
        string type = types.Add(options.Name + member);
        var record = new RecordPlan(type, ValueText.Describe(input, isInput: true, batch), input.Name, FeatureColumns.Plan(input, columns, type, MissingIn(input), options.AllowNonFinite));
        records.Add(record);
        return new MemberPlan { Name = member, Type = type, Summary = record.Summary, Example = ExampleText.Object(record) };
    }
}
