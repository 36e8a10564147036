using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;

namespace ModelPack.Runtime.CompilerServices;

// Rules of members that hold several elements.
public ref partial struct ContractValidator
{
    /// <summary>Checks that an array is there, and how many elements it has (MPK3006).</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="step">The product of the row's fixed dimensions.</param>
    /// <param name="isSymbolic">Whether one more dimension is symbolic: then the number of elements is a multiple of <paramref name="step"/>.</param>
    /// <param name="shape">The row's shape, as in <c>[3, tokens]</c>.</param>
    /// <returns>The size of the symbolic dimension; -1 where it cannot be known.</returns>
    public long Elements<T>(string member, [NotNull] T[]? values, long step, bool isSymbolic, string shape)
    {
        if (values is not null)
            return Elements(member, (ReadOnlySpan<T>)values, step, isSymbolic, shape);
        Missing(member);
#pragma warning disable CS8777 // Reported above; generated code goes on to check the other members.
        return -1;
    }
#pragma warning restore CS8777

    /// <inheritdoc cref="Elements{T}(string, T[], long, bool, string)"/>
    public long Elements<T>(string member, scoped ReadOnlySpan<T> values, long step, bool isSymbolic, string shape)
    {
        if (!CountElements(member, values.Length))
            return -1;

        if (isSymbolic ? step > 0 && values.Length % step == 0 : values.Length == step)
            return isSymbolic ? values.Length / step : -1;
        Report(member, InputErrorCodes.WrongLength, isSymbolic
            ? $"Must have a multiple of {step} elements: the shape is {shape}."
            : $"Must have {step} elements: the shape is {shape}.");
        return -1;
    }

    /// <summary>Checks that no element is NaN or infinite (MPK3005).</summary>
    public void Finite(string member, scoped ReadOnlySpan<float> values)
    {
        if (!TensorPrimitives.IsFiniteAll(values))
            ReportElements(member, values, InputErrorCodes.NotFinite, MustBeFinite, static value => !float.IsFinite(value));
    }

    /// <inheritdoc cref="Finite(string, ReadOnlySpan{float})"/>
    public void Finite(string member, scoped ReadOnlySpan<double> values)
    {
        if (!TensorPrimitives.IsFiniteAll(values))
            ReportElements(member, values, InputErrorCodes.NotFinite, MustBeFinite, static value => !double.IsFinite(value));
    }

    /// <inheritdoc cref="Finite(string, ReadOnlySpan{float})"/>
    public void Finite(string member, scoped ReadOnlySpan<Half> values)
    {
        if (!TensorPrimitives.IsFiniteAll(values))
            ReportElements(member, values, InputErrorCodes.NotFinite, MustBeFinite, static value => !Half.IsFinite(value));
    }

    /// <inheritdoc cref="Finite(string, ReadOnlySpan{float})"/>
    public void Finite(string member, scoped ReadOnlySpan<BFloat16> values) =>
        ReportElements(member, values, InputErrorCodes.NotFinite, MustBeFinite, static value => !BFloat16.IsFinite(value));

    /// <summary>Checks that every element is there and is Unicode text.</summary>
    public void Texts(string member, scoped ReadOnlySpan<string> values)
    {
        ReportElements(member, values, InputErrorCodes.Missing, "Must not be null.", static value => value is null);
        ReportElements(member, values, InputErrorCodes.WrongType, "Must be valid Unicode text, without a surrogate on its own.", static value => value is not null && !UnicodeText.IsValid(value));
    }

    /// <summary>Checks that every element is a member of its enum (MPK3008).</summary>
    public void Labels<TEnum>(string member, scoped ReadOnlySpan<TEnum> values, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(labels);
        for (int i = 0; i < values.Length; i++)
        {
            if (!labels.Contains(values[i]))
                ReportElement(member, i, InputErrorCodes.NotAllowed, $"Must be one of {string.Join(", ", labels.Labels)}.");
        }
    }

    /// <summary><c>[Length]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c> on an array: the number of its elements (MPK3006). Null passes.</summary>
    public void Count<T>(string member, T[]? values, int minimum, int maximum, string message)
    {
        if (values is not null)
            Count(member, (ReadOnlySpan<T>)values, minimum, maximum, message);
    }

    /// <inheritdoc cref="Count{T}(string, T[], int, int, string)"/>
    public void Count<T>(string member, scoped ReadOnlySpan<T> values, int minimum, int maximum, string message)
    {
        if (values.Length < minimum || values.Length > maximum)
            Report(member, InputErrorCodes.WrongLength, message);
    }

    /// <summary>The same on a map.</summary>
    public void Count<TKey, TValue>(string member, IReadOnlyDictionary<TKey, TValue>? values, int minimum, int maximum, string message)
    {
        if (values is not null && (values.Count < minimum || values.Count > maximum))
            Report(member, InputErrorCodes.WrongLength, message);
    }

    /// <summary>Checks that two members agree in a symbolic dimension of one name (MPK3010); -1 is a size that is not known, and so is that of a member whose JSON could not be read.</summary>
    public void Agree(string symbol, string firstMember, long first, string secondMember, long second)
    {
        if (first < 0 || second < 0 || first == second || WasReportedByReader(PathOf(firstMember)))
            return;
        Report(secondMember, InputErrorCodes.SymbolsDiffer, firstMember == secondMember
            ? $"Must have one length in all its dimensions '{PrintableText.Name(symbol)}'."
            : $"Must agree with '{firstMember}' in the dimension '{PrintableText.Name(symbol)}'.");
    }

    private void ReportElements<T>(string member, scoped ReadOnlySpan<T> values, string code, string message, Func<T, bool> isWrong)
    {
        for (int i = 0; i < values.Length && !IsFull; i++)
        {
            if (isWrong(values[i]))
                ReportElement(member, i, code, message);
        }
    }

    private void ReportElement(string member, int index, string code, string message) =>
        Report(JsonPath.OfElement(PathOf(member), index), code, message, isValidation: true);
}
