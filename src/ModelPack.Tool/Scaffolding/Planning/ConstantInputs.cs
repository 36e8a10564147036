using ModelPack.Generators.Binding;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Finds inputs that nothing in the graph is computed of. ONNX Runtime wants them all the same, so the contract gives them a constant that callers never see.</summary>
/// <remarks>An input that is read stays a member, even a scalar that looks like a setting: which value it needs is the author's to say.</remarks>
internal static class ConstantInputs
{
    /// <summary>These inputs, in order; none when that would be all, or when outputs only hand inputs on: then those are what the model gives.</summary>
    public static IReadOnlyList<ValueInfo> Candidates(ModelSignature signature)
    {
        ValueInfo[] found = [.. signature.Inputs.Where(input => !input.IsOptional && SignatureFacts.IsUnused(signature, input.Name))];
        bool isComputing = signature.Outputs.Any(output => !SignatureFacts.IsPassThrough(signature, output.Name));
        return found.Length < signature.Inputs.Count && isComputing ? found : [];
    }

    /// <summary>Whether one value fills the input: a row whose size the model fixes.</summary>
    public static bool CanBeFilled(ValueInfo input, BatchRule batch) =>
        input.Type is TensorValueType { Shape: { } shape } tensor
        && Scalars.TypeOf(tensor.ElementType) is not null
        && new RowShape(shape, batch.AxisOfInput(shape)).OpenDimensions == 0;
}
