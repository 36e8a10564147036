namespace ModelPack.Runtime.Sessions;

/// <summary>A state among a model's tensors.</summary>
/// <param name="Input">Its input, in <see cref="ModelLayout.Inputs"/>.</param>
/// <param name="Output">Its output, in <see cref="ModelLayout.Outputs"/>.</param>
/// <param name="Tensor">The input's layout.</param>
internal sealed record StateLayout(int Input, int Output, TensorLayout Tensor);
