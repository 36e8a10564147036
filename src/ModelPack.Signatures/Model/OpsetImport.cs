namespace ModelPack.Signatures;

/// <summary>An operator set that the model imports.</summary>
/// <param name="Domain">The domain; empty for the standard one, <c>ai.onnx</c>.</param>
/// <param name="Version">The version of the operator set.</param>
public sealed record OpsetImport(string Domain, long Version);
