namespace ModelPack;

/// <summary>Fills an input of the model with a value that callers never see, as in <c>[Constant("sr", 16000L)]</c>. On the class with <see cref="ModelContractAttribute"/>.</summary>
/// <remarks>
/// One value fills the tensor; several are its elements, row-major, without the batch dimension: every row gets the same. Whole numbers go to integer
/// and floating-point tensors, fractions to floating-point ones. Name, type and number of elements are checked by the build (MPK1003, MPK1005, MPK1006, MPK1009, MPK1010).
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConstantAttribute : Attribute
{
    /// <summary>Fills a tensor of integers, or of floating-point numbers.</summary>
    /// <param name="input">The name of the graph input.</param>
    /// <param name="values">One value, or all elements.</param>
    public ConstantAttribute(string input, params long[] values) => (Input, Values) = (input, values);

    /// <summary>Fills a tensor of floating-point numbers.</summary>
    /// <param name="input">The name of the graph input.</param>
    /// <param name="values">One value, or all elements.</param>
    public ConstantAttribute(string input, params double[] values) => (Input, Values) = (input, values);

    /// <summary>Fills a tensor of truth values.</summary>
    /// <param name="input">The name of the graph input.</param>
    /// <param name="values">One value, or all elements.</param>
    public ConstantAttribute(string input, params bool[] values) => (Input, Values) = (input, values);

    /// <summary>Fills a tensor of strings.</summary>
    /// <param name="input">The name of the graph input.</param>
    /// <param name="values">One value, or all elements.</param>
    public ConstantAttribute(string input, params string[] values) => (Input, Values) = (input, values);

    /// <summary>The name of the graph input.</summary>
    public string Input { get; }

    /// <summary>One value, or all elements: an array of <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="string"/>.</summary>
    public Array Values { get; }
}
