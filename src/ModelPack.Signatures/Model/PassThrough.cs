namespace ModelPack.Signatures;

/// <summary>An output that is an input, handed on without a change.</summary>
/// <param name="Output">The graph output.</param>
/// <param name="Input">The graph input.</param>
public sealed record PassThrough(string Output, string Input);
