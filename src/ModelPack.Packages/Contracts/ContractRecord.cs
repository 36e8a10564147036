namespace ModelPack.Packages.Contracts;

/// <summary>A contract as its assembly records it.</summary>
/// <param name="Model">The model's default name: its file name without extension.</param>
/// <param name="Predictor">The predictor's full type name.</param>
/// <param name="Digest">SHA-256 of the contract without its documentation, 64 lower-case hex digits.</param>
/// <param name="Json">The contract as JSON.</param>
/// <param name="Signature">The model's signature as text.</param>
/// <param name="InputConstructor">The parameters of the input type's constructor; empty where it has one without.</param>
internal sealed record ContractRecord(string Model, string Predictor, string Digest, string Json, string Signature, IReadOnlyList<string> InputConstructor)
{
    /// <summary>The input type as compiled; null where it lies in another assembly.</summary>
    public CompiledType? InputType { get; init; }
}
