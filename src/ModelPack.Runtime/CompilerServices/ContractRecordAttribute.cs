using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The contract as data: the build makes manifest, schemas and model card of it, hosts find predictors by it. Written by the generator.</summary>
/// <param name="model">The model's name.</param>
/// <param name="predictor">The predictor class.</param>
/// <param name="digest">SHA-256 of the contract without its documentation, 64 lower-case hex digits.</param>
/// <param name="contract">The contract as JSON.</param>
/// <param name="signature">The model's signature in its text form.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ContractRecordAttribute(string model, Type predictor, string digest, string contract, string signature) : Attribute
{
    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>The predictor class.</summary>
    public Type Predictor { get; } = predictor;

    /// <summary>The digest of the contract.</summary>
    public string Digest { get; } = digest;

    /// <summary>The contract as JSON.</summary>
    public string Contract { get; } = contract;

    /// <summary>The model's signature in its text form.</summary>
    public string Signature { get; } = signature;
}
