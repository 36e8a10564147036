using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;

namespace ModelPack.Runtime.CompilerServices;

// Rules of members that are tensors: their shape, and their elements by nested path.
public ref partial struct ContractValidator
{
    private const string MustBeFinite = "Must be a finite number.";

    /// <summary>Checks that a tensor is there and has the row's shape (MPK3006).</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="shape">The row's dimensions; -1 where any length will do.</param>
    /// <param name="text">The shape as people read it, as in <c>[height, width, 3]</c>.</param>
    public void Tensor<T>(string member, [NotNull] Tensor<T>? tensor, scoped ReadOnlySpan<long> shape, string text)
    {
        if (CountElements(member, tensor) && !HasShape(tensor, shape))
            Report(member, InputErrorCodes.WrongLength, $"Must be a tensor of shape {text}.");
    }

    /// <summary>Checks that a tensor is there; its shape is its own.</summary>
    public void Tensor<T>(string member, [NotNull] Tensor<T>? tensor) => CountElements(member, tensor);

    /// <summary>Checks that no element is NaN or infinite (MPK3005).</summary>
    public void Finite(string member, Tensor<float>? tensor)
    {
        if (tensor is not null && !TensorPrimitives.IsFiniteAll(TensorMember.Elements(tensor)))
            ReportElements(member, tensor, InputErrorCodes.NotFinite, MustBeFinite, static value => !float.IsFinite(value));
    }

    /// <inheritdoc cref="Finite(string, Tensor{float})"/>
    public void Finite(string member, Tensor<double>? tensor)
    {
        if (tensor is not null && !TensorPrimitives.IsFiniteAll(TensorMember.Elements(tensor)))
            ReportElements(member, tensor, InputErrorCodes.NotFinite, MustBeFinite, static value => !double.IsFinite(value));
    }

    /// <inheritdoc cref="Finite(string, Tensor{float})"/>
    public void Finite(string member, Tensor<Half>? tensor)
    {
        if (tensor is not null && !TensorPrimitives.IsFiniteAll(TensorMember.Elements(tensor)))
            ReportElements(member, tensor, InputErrorCodes.NotFinite, MustBeFinite, static value => !Half.IsFinite(value));
    }

    /// <inheritdoc cref="Finite(string, Tensor{float})"/>
    public void Finite(string member, Tensor<BFloat16>? tensor)
    {
        if (tensor is not null)
            ReportElements(member, tensor, InputErrorCodes.NotFinite, MustBeFinite, static value => !BFloat16.IsFinite(value));
    }

    /// <summary>Checks that every element is there and is Unicode text.</summary>
    public void Texts(string member, Tensor<string>? tensor)
    {
        if (tensor is null)
            return;
        ReportElements(member, tensor, InputErrorCodes.Missing, "Must not be null.", static value => value is null);
        ReportElements(member, tensor, InputErrorCodes.WrongType, "Must be valid Unicode text, without a surrogate on its own.", static value => value is not null && !UnicodeText.IsValid(value));
    }

    /// <summary><c>[Length]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c> on a tensor: the number of all its elements (MPK3006). Null passes.</summary>
    public void Count<T>(string member, Tensor<T>? tensor, int minimum, int maximum, string message)
    {
        if (tensor is not null && (tensor.FlattenedLength < minimum || tensor.FlattenedLength > maximum))
            Report(member, InputErrorCodes.WrongLength, message);
    }

    private bool CountElements<T>(string member, [NotNull] Tensor<T>? tensor)
    {
        if (tensor is null)
            Missing(member);
        else
            return CountElements(member, tensor.FlattenedLength);
#pragma warning disable CS8777 // Reported above; generated code goes on to check the other members.
        return false;
    }
#pragma warning restore CS8777

    private bool CountElements(string member, long count)
    {
        _elements += count;
        if (_elements <= MaxElements)
            return true;
        Report(member, InputErrorCodes.TooMany, $"The row must not hold more than {MaxElements} array elements.");
        return false;
    }

    private static bool HasShape<T>(Tensor<T> tensor, scoped ReadOnlySpan<long> shape)
    {
        ReadOnlySpan<nint> lengths = tensor.Lengths;
        if (lengths.Length != shape.Length)
            return false;
        for (int i = 0; i < shape.Length; i++)
        {
            // Behind an empty array JSON says nothing of the length.
            if (shape[i] >= 0 && lengths[i] != shape[i] && TensorMember.Length(tensor, i) >= 0)
                return false;
        }

        return true;
    }

    private void ReportElements<T>(string member, Tensor<T> tensor, string code, string message, Func<T, bool> isWrong)
    {
        ReadOnlySpan<T> values = TensorMember.Elements(tensor);
        for (int i = 0; i < values.Length && !IsFull; i++)
        {
            if (isWrong(values[i]))
                Report(PathOf(member, tensor.Lengths, i), code, message, isValidation: true);
        }
    }

    private readonly string PathOf(string member, ReadOnlySpan<nint> lengths, nint index)
    {
        nint step = 1;
        foreach (nint length in lengths)
            step *= length;
        string path = PathOf(member);
        foreach (nint length in lengths)
        {
            step /= length;
            path = JsonPath.OfElement(path, index / step);
            index %= step;
        }

        return path;
    }
}
