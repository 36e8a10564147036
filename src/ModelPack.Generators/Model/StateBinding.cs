namespace ModelPack.Generators.Model;

/// <summary>An output that a <c>[State]</c> feeds back to an input.</summary>
/// <param name="Input">The input; open dimensions have names.</param>
/// <param name="Output">The output, with the batch and the fixed dimensions of the input.</param>
internal sealed record StateBinding(TensorBinding Input, TensorBinding Output);
