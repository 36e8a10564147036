using ModelPack.Generators.Binding;
using ModelPack.Naming;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Plans the input type: the columns of a tensor whose columns the model names, and a member for each other input.</summary>
/// <remarks>The type is the feature vector of one tensor. Where several have named columns, none of them stands out: each is an array, and says what its columns are.</remarks>
internal sealed class InputPlanner(ModelSignature signature, BatchRule batch, ScaffoldOptions options, LabelEnums labels)
{
    private readonly MemberPlanner _members = new(signature, batch, isInput: true, options.AllowNonFinite);

    /// <summary>The input type of these inputs.</summary>
    public RecordPlan Plan(ValueInfo[] inputs)
    {
        string name = $"{options.Name}Input";
        ValueInfo? vector = VectorOf(inputs);
        IReadOnlyList<MemberPlan> columns = vector is null ? [] : FeatureColumns.Plan(vector, FeatureColumns.Find(signature, vector, batch)!.Value, name, MissingIn(vector), options.AllowNonFinite);
        ValueInfo[] others = [.. inputs.Where(input => input != vector)];
        IReadOnlyList<string> names = MemberNames.Of([.. others.Select(static input => input.Name)], name, "Input", columns.Select(static column => column.Name));
        return new RecordPlan(name, "One input of the model.", vector?.Name, [.. columns, .. others.Select((input, index) => _members.Plan(input, names[index], labels, isBesideColumns: vector is not null))]);
    }

    private ValueInfo? VectorOf(ValueInfo[] inputs)
    {
        ValueInfo[] vectors = [.. inputs.Where(input => FeatureColumns.Find(signature, input, batch) is not null)];
        return vectors.Length == 1 ? vectors[0] : null;
    }

    private string? MissingIn(ValueInfo input) => MissingNumbers.RuleFor(signature, input.Name, ((TensorValueType)input.Type).ElementType);
}
