using System.Globalization;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>What is wrong with the elements of an input: which is, not what it is.</summary>
/// <param name="Code">The diagnostic.</param>
/// <param name="What">A sentence without its subject and its full stop.</param>
internal sealed record ElementProblem(string Code, string What)
{
    private const string WrongType = "MPK3002";
    private const string OutOfRange = "MPK3004";
    private const string WrongShape = "MPK3006";

    /// <summary>The arrays in arrays do not follow the shape.</summary>
    public static ElementProblem OtherNesting { get; } = new(WrongShape, "is nested otherwise than its shape says");

    /// <summary>It is no array.</summary>
    public static ElementProblem NoArray { get; } = new(WrongType, "must be an array of elements");

    public static ElementProblem Of(ElementStatus status, int index, TensorElementType type) => status == ElementStatus.OutOfRange
        ? new(OutOfRange, string.Create(CultureInfo.InvariantCulture, $"has at element {index} a number that {TensorDatatypes.NameOf(type)} cannot hold"))
        : new(WrongType, string.Create(CultureInfo.InvariantCulture, $"has at element {index} something else than {TensorDatatypes.NameOf(type)}"));

    public static ElementProblem NotText(int index) => new(WrongType, string.Create(CultureInfo.InvariantCulture, $"has at element {index} something that is no UTF-8 text"));

    public static ElementProblem Count { get; } = new(WrongShape, "has more or fewer elements than its shape says");

    public static ElementProblem Bytes { get; } = new(WrongShape, "has more or fewer bytes than its shape says");
}
