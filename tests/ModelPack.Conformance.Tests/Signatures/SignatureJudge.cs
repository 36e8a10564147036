using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Signatures;

/// <summary>Compares a signature with what the file declares and with what ONNX Runtime says of it.</summary>
internal static class SignatureJudge
{
    /// <summary>Where names, types or shapes differ from the file, the first place; null when they do not.</summary>
    public static string? AgainstFile(ModelSignature signature, DeclaredGraph graph) =>
        Differ("inputs", signature.Inputs.Where(static input => !input.IsOptional), graph.Inputs)
        ?? (signature.IrVersion < 4 ? null : Differ("inputs with a default", signature.Inputs.Where(static input => input.IsOptional), graph.Defaults))
        ?? Differ("outputs", signature.Outputs, graph.Outputs);

    /// <summary>Where names or types differ from ONNX Runtime's, the first place; null when they do not. Its shapes are of another file: it infers and truncates.</summary>
    public static string? AgainstSession(ModelSignature signature, InferenceSession session) =>
        Differ("inputs", signature.Inputs.Where(static input => !input.IsOptional), session.InputNames, session.InputMetadata)
        ?? Differ("inputs with a default", signature.Inputs.Where(static input => input.IsOptional).OrderBy(static input => input.Name, StringComparer.Ordinal), session.OverridableInitializerMetadata.Keys.Order(StringComparer.Ordinal), session.OverridableInitializerMetadata)
        ?? Differ("outputs", signature.Outputs, session.OutputNames, session.OutputMetadata);

    private static string? Differ(string side, IEnumerable<ValueInfo> values, IReadOnlyList<(string Name, ModelValueType Type)> declared)
    {
        string ours = string.Join("; ", values.Select(static value => $"{value.Name}: {value.Type}"));
        string theirs = string.Join("; ", declared.Select(static value => $"{value.Name}: {value.Type}"));
        return ours == theirs ? null : $"{side} are '{ours}', the file declares '{theirs}'";
    }

    private static string? Differ(string side, IEnumerable<ValueInfo> values, IEnumerable<string> names, IReadOnlyDictionary<string, NodeMetadata> metadata)
    {
        string ours = string.Join("; ", values.Select(static value => $"{value.Name}: {SessionTypes.Of(value.Type)}"));
        string theirs = string.Join("; ", names.Select(name => $"{name}: {SessionTypes.Of(metadata[name])}"));
        return ours == theirs ? null : $"{side} are '{ours}', ONNX Runtime says '{theirs}'";
    }
}
