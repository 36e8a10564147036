using ModelPack.Generators.Binding;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Finds inputs that take what an output gave before: the state of a recurrent network, the cache of a decoder.</summary>
/// <remarks>Only pairs that are evident: the names say so on both sides, and types and shapes are the same. A pair that is missed is an ordinary input and output, which works.</remarks>
internal static class StatePairs
{
    /// <summary>The pairs, in the order of the inputs; none when they would leave no input or no output.</summary>
    public static IReadOnlyList<(ValueInfo Input, ValueInfo Output)> Find(ModelSignature signature, BatchRule batch)
    {
        var pairs = new List<(ValueInfo Input, ValueInfo Output)>();
        foreach (ValueInfo input in signature.Inputs.Where(static input => !input.IsOptional))
        {
            ValueInfo[] outputs = [.. signature.Outputs.Where(output => StateNames.ArePair(input.Name, output.Name) && Fits(input, output, batch))];
            if (outputs.Length == 1 && pairs.TrueForAll(pair => pair.Output != outputs[0]))
                pairs.Add((input, outputs[0]));
        }

        return pairs.Count < signature.Inputs.Count && pairs.Count < signature.Outputs.Count ? pairs : [];
    }

    // A vector may be anything; states have a batch and a width at least. What is open must be the batch, or the length of a cache, which starts empty.
    private static bool Fits(ValueInfo input, ValueInfo output, BatchRule batch)
    {
        if (input.Type is not TensorValueType { Shape: { Count: > 1 } taken } from || output.Type is not TensorValueType { Shape: { } given } to)
            return false;
        if (from.ElementType != to.ElementType || taken.Count != given.Count || from.ElementType == TensorElementType.String)
            return false;
        int axis = batch.AxisOfInput(taken);
        return Enumerable.Range(0, taken.Count).All(index => taken[index].Value is { } size
            ? (given[index].Value ?? size) == size
            : index == axis || StateNames.IsCache(input.Name));
    }
}
