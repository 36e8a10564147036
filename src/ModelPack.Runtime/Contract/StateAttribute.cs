namespace ModelPack;

/// <summary>Feeds an output of the model back to an input: the state of a sequence of rows, as of an audio stream or a decoder. On the class with <see cref="ModelContractAttribute"/>.</summary>
/// <remarks>
/// The generated <c>OpenSequence()</c> gives an <see cref="ISequence{TInput, TOutput}"/> that keeps the state from row to row. Without a sequence every row starts from zeros.
/// A dimension that the model does not fix (<c>past_key_values</c>) starts with length 0 and takes the length that came out. Names, types and shapes are checked by the build.
/// </remarks>
/// <param name="input">The name of the graph input that takes the state.</param>
/// <param name="output">The name of the graph output that gives the next one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StateAttribute(string input, string output) : Attribute
{
    /// <summary>The name of the graph input.</summary>
    public string Input { get; } = input;

    /// <summary>The name of the graph output.</summary>
    public string Output { get; } = output;
}
