using ModelPack.Generators.Binding;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Finds inputs that nothing in the graph reads. ONNX Runtime wants them all the same, so the contract gives them a constant that callers never see.</summary>
/// <remarks>An input that is read stays a member, even a scalar that looks like a setting: which value it needs is the author's to say.</remarks>
internal static class ConstantInputs
{
    /// <summary>The inputs, in order; none when all would be constants.</summary>
    public static IReadOnlyList<ValueInfo> Find(ModelSignature signature, BatchRule batch)
    {
        ValueInfo[] found = [.. signature.Inputs.Where(input => !input.IsOptional && SignatureFacts.IsUnused(signature, input.Name) && CanBeFilled(input, batch))];
        return found.Length < signature.Inputs.Count ? found : [];
    }

    // One value fills a row whose size the model fixes.
    private static bool CanBeFilled(ValueInfo input, BatchRule batch) =>
        input.Type is TensorValueType { Shape: { } shape } tensor
        && Scalars.TypeOf(tensor.ElementType) is not null
        && new RowShape(shape, batch.AxisOfInput(shape)).OpenDimensions == 0;
}
