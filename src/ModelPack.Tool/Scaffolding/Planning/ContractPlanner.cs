using ModelPack.Generators.Binding;
using ModelPack.Naming;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Signature to contract: what is a member, what the runtime gives, and what has rows.</summary>
internal static class ContractPlanner
{
    /// <summary>The contract of a model.</summary>
    /// <exception cref="ScaffoldException">An input is of a type that no member binds to, or all outputs are.</exception>
    public static ContractPlan Plan(ModelSignature signature, ScaffoldOptions options)
    {
        (BatchRule batch, bool isOff, IReadOnlyList<ValueInfo> constants) = BatchChoice.Find(signature);
        IReadOnlyList<(ValueInfo Input, ValueInfo Output)> states = StatePairs.Find(signature, batch);
        ValueInfo[] inputs = [.. signature.Inputs.Where(input => !constants.Contains(input) && !states.Any(state => state.Input == input))];
        ValueInfo[] outputs = OutputsOf(signature, batch, [.. states.Select(static state => state.Output)]);

        var types = new TypeNames($"{options.Name}Predictor", $"{options.Name}Input", $"{options.Name}Prediction");
        var labels = new LabelEnums(signature, outputs, options.Name, types);
        var documentation = XmlText.Paragraph(signature.Documentation);
        return new ContractPlan
        {
            Predictor = $"{options.Name}Predictor",
            Summary = documentation.Length > 0 ? documentation : $"Runs the model {XmlText.Code(options.ModelFile)}.",
            HasNoBatch = isOff,
            Attributes =
            [
                .. states.Select(static state => $"State({CSharpText.Literal(state.Input.Name)}, {CSharpText.Literal(state.Output.Name)})"),
                .. constants.Select(static input => $"Constant({CSharpText.Literal(input.Name)}, {Scalars.ConstantOf(((TensorValueType)input.Type).ElementType)})"),
            ],
            Remarks = RemarksOf(states),
            Input = new InputPlanner(signature, batch, options, labels).Plan(inputs),
            Output = PlanOutput(new MemberPlanner(signature, batch, isInput: false, allowNonFinite: false), outputs, options, labels),
            Enums = labels.All,
        };
    }

    private static string RemarksOf(IReadOnlyList<(ValueInfo Input, ValueInfo Output)> states) => states.Count == 0
        ? ""
        : "A sequence, as <c>OpenSequence()</c> opens it, keeps the model's state from one call to the next; a call without one starts anew.";

    private static RecordPlan PlanOutput(MemberPlanner planner, ValueInfo[] outputs, ScaffoldOptions options, LabelEnums labels)
    {
        string name = $"{options.Name}Prediction";
        IReadOnlyList<string> names = MemberNames.Of([.. outputs.Select(static output => output.Name)], name, "Output");
        return new RecordPlan(name, $"What the model gives for one {XmlText.See($"{options.Name}Input")}.", null, [.. outputs.Select((output, index) => planner.Plan(output, names[index], labels))]);
    }

    // What came in is known to the caller; what no member binds to cannot be had.
    private static ValueInfo[] OutputsOf(ModelSignature signature, BatchRule batch, HashSet<ValueInfo> states)
    {
        var planner = new MemberPlanner(signature, batch, isInput: false, allowNonFinite: false);
        ValueInfo[] outputs = [.. signature.Outputs.Where(output => !states.Contains(output) && planner.CanBind(output))];
        if (outputs.Length == 0)
            throw new ScaffoldException("MPK1009", $"no member binds to any output of the model: {string.Join(", ", signature.Outputs.Select(static output => $"'{output.Name}' is {output.Type}"))}.");
        ValueInfo[] computed = [.. outputs.Where(output => !SignatureFacts.IsPassThrough(signature, output.Name))];
        return computed.Length > 0 ? computed : outputs;
    }
}
