using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>An output that is fed back to an input (<see cref="StateAttribute"/>).</summary>
/// <param name="input">The input; its open dimensions are symbolic.</param>
/// <param name="output">The output; its open dimensions are unknown, and the batch is where the input's is.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StateTensor(ModelTensor input, ModelTensor output)
{
    /// <summary>The input.</summary>
    public ModelTensor Input { get; } = input;

    /// <summary>The output.</summary>
    public ModelTensor Output { get; } = output;
}
