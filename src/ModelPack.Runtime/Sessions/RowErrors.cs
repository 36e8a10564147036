using System.Diagnostics.CodeAnalysis;

namespace ModelPack.Runtime.Sessions;

/// <summary>Failures of packing and unpacking, out of line so that the checks before them inline. Their texts end in logs, so they hold no value.</summary>
internal static class RowErrors
{
    /// <summary>A row was written or read with another number or type of elements than the tensor has: contract and code disagree.</summary>
    [DoesNotReturn]
    public static void ThrowLength(TensorLayout tensor, int count) => throw new InvalidOperationException(
        $"Tensor '{PrintableText.Name(tensor.Name)}' ({tensor.Describe()}) does not take {count} elements of this type a row. The generated code and the contract's definition disagree; rebuild the model project.");

    /// <summary>A label came that the contract's enum does not have.</summary>
    [DoesNotReturn]
    public static void ThrowLabel(TensorLayout tensor) => throw new ModelOutputException(
        $"Output '{PrintableText.Name(tensor.Name)}' gave a class label that is not a member of the contract's enum.");

    /// <summary>An output is read in a form that it does not have.</summary>
    [DoesNotReturn]
    public static void ThrowForm(TensorLayout tensor, string form) => throw new InvalidOperationException(
        $"Output '{PrintableText.Name(tensor.Name)}' ({tensor.Describe()}) cannot be read as {form}. The generated code and the contract's definition disagree; rebuild the model project.");
}
