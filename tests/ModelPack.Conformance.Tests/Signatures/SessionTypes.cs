using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;
using OrtElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace ModelPack.Conformance.Tests.Signatures;

/// <summary>Types without shapes, in ONNX Runtime's words.</summary>
internal static class SessionTypes
{
    /// <summary>A type of a signature, as in <c>optional(sequence(Float))</c>.</summary>
    public static string Of(ModelValueType type) => type switch
    {
        TensorValueType tensor => ((OrtElementType)(int)tensor.ElementType).ToString(),
        SequenceValueType sequence => $"sequence({Of(sequence.Element)})",
        OptionalValueType optional => $"optional({Of(optional.Element)})",
        MapValueType map => $"map({(OrtElementType)(int)map.KeyType}, {Of(map.Value)})",
        _ => type.ToString()!,
    };

    /// <summary>A type of ONNX Runtime's metadata in the same form.</summary>
    public static string Of(NodeMetadata metadata) => metadata.OnnxValueType switch
    {
        OnnxValueType.ONNX_TYPE_TENSOR => metadata.ElementDataType.ToString(),
        OnnxValueType.ONNX_TYPE_SEQUENCE => $"sequence({Of(metadata.AsSequenceMetadata().ElementMeta)})",
        OnnxValueType.ONNX_TYPE_OPTIONAL => $"optional({Of(metadata.AsOptionalMetadata().ElementMeta)})",
        OnnxValueType.ONNX_TYPE_MAP => $"map({metadata.AsMapMetadata().KeyDataType}, {Of(metadata.AsMapMetadata().ValueMetadata)})",
        _ => metadata.OnnxValueType.ToString(),
    };
}
