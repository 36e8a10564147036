using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Sessions;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Loading;

/// <summary>Compares an opened model with the tensors that the contract binds: names, element types and fixed dimensions (MPK3033).</summary>
internal static class SessionCheck
{
    private const int LongestList = 1_000;

    /// <summary>Refuses element types that no member can carry yet.</summary>
    public static void ThrowIfUnsupported(string model, ModelLayout layout)
    {
        foreach (TensorLayout tensor in layout.Inputs.Concat(layout.Outputs))
        {
            if (!IsSupported(tensor))
                throw new ModelMismatchException($"Tensor '{PrintableText.Name(tensor.Name)}' of model '{model}' is {tensor.Describe()}, which this version of ModelPack does not run.");
        }
    }

    /// <exception cref="ModelMismatchException">A tensor is missing, has another type, or is needed and not bound.</exception>
    public static void ThrowIfUnfit(string model, InferenceSession session, ModelLayout layout)
    {
        foreach (TensorLayout input in layout.Inputs)
        {
            if (!session.InputMetadata.TryGetValue(input.Name, out NodeMetadata? metadata) && !session.OverridableInitializerMetadata.TryGetValue(input.Name, out metadata))
                throw Missing(model, "input", input.Name, session.InputNames);
            ThrowIfDifferent(model, "input", input, metadata);
        }

        foreach (TensorLayout output in layout.Outputs)
        {
            if (!session.OutputMetadata.TryGetValue(output.Name, out NodeMetadata? metadata))
                throw Missing(model, "output", output.Name, session.OutputNames);
            ThrowIfDifferent(model, "output", output, metadata);
        }

        foreach (string needed in session.InputNames)
        {
            if (session.InputMetadata[needed].OnnxValueType != OnnxValueType.ONNX_TYPE_OPTIONAL && !Array.Exists(layout.Inputs, input => input.Name == needed))
                throw new ModelMismatchException($"Model '{model}' needs input '{needed}', which the contract does not bind.");
        }
    }

    private static bool IsSupported(TensorLayout tensor) => tensor.ElementType switch
    {
        TensorElementType.String or TensorElementType.Int64 or TensorElementType.Float32 or TensorElementType.Float64 => true,
        TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Bool
            or TensorElementType.Int8 or TensorElementType.Int16 or TensorElementType.Int32
            or TensorElementType.UInt8 or TensorElementType.UInt16 or TensorElementType.UInt32 or TensorElementType.UInt64 => tensor.MapKeyType == TensorElementType.Undefined,
        _ => false,
    };

    private static void ThrowIfDifferent(string model, string side, TensorLayout tensor, NodeMetadata metadata)
    {
        if (!Fits(tensor, metadata))
            throw new ModelMismatchException($"The {side} '{PrintableText.Name(tensor.Name)}' of model '{model}' is not the {tensor.Describe()} that the contract binds.");
    }

    private static bool Fits(TensorLayout tensor, NodeMetadata metadata)
    {
        if (tensor.IsOptional)
            return metadata.OnnxValueType == OnnxValueType.ONNX_TYPE_OPTIONAL;
        return tensor.Form switch
        {
            ModelValueForm.Tensor => metadata.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR && (TensorElementType)metadata.ElementDataType == tensor.ElementType && tensor.MayHave(metadata.Dimensions),
            ModelValueForm.Map => metadata.OnnxValueType == OnnxValueType.ONNX_TYPE_MAP,
            _ => metadata.OnnxValueType == OnnxValueType.ONNX_TYPE_SEQUENCE,
        };
    }

    private static ModelMismatchException Missing(string model, string side, string name, IReadOnlyList<string> names) => new(
        $"Model '{model}' has no {side} '{PrintableText.Name(name)}', which the contract binds. It has: {PrintableText.Of(string.Join(", ", names), LongestList)}.");
}
