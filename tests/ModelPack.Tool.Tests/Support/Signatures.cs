using ModelPack.Signatures;

namespace ModelPack.Tool.Tests.Support;

/// <summary>Signatures of models that no file has.</summary>
internal static class Signatures
{
    /// <summary>A signature of these inputs and outputs.</summary>
    public static ModelSignature Of(ValueInfo[] inputs, ValueInfo[] outputs) => new()
    {
        IrVersion = 8,
        GraphName = "g",
        Opsets = new([new OpsetImport("", 13)]),
        Inputs = new(inputs),
        Outputs = new(outputs),
    };

    /// <summary>A tensor: a number is a fixed dimension, <c>?</c> an unknown one, anything else symbolic.</summary>
    public static ValueInfo Tensor(string name, TensorElementType type, params string[] shape) => new(name, TensorType(type, shape));

    /// <summary>The type of a tensor.</summary>
    public static TensorValueType TensorType(TensorElementType type, params string[] shape) => new(type, new EquatableArray<Dimension>(shape.Select(static dimension =>
        dimension == "?" ? Dimension.Unknown : long.TryParse(dimension, out long size) ? Dimension.Fixed(size) : Dimension.Symbolic(dimension))));
}
