using System.Globalization;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>The values that the graph declares for an input, in the words of C#, JSON and documentation.</summary>
/// <remarks>A rule only where the model fails on any other value: what it takes as unknown is the author's to refuse. No enum, since a value need not be a name, and a rule is loosened more easily than a type.</remarks>
internal sealed class KnownValues
{
    // A longer list is a vocabulary, which nobody reads in code.
    private const int MostValues = 50;

    private readonly Categories _categories;

    private KnownValues(Categories categories) => _categories = categories;

    /// <summary>The values of an input that is one element; null when the graph declares none that fit its type, or too many to write down.</summary>
    public static KnownValues? Find(ModelSignature signature, string input, ValueForm form) =>
        signature.Categories.FirstOrDefault(categories => categories.Input == input) is { Values.Count: > 0 and <= MostValues } found
        && form.IsScalar && found.Values.All(value => found.AreStrings ? form.ElementType == TensorElementType.String : Fits(value, form.ElementType))
            ? new KnownValues(found)
            : null;

    /// <summary>The rule; null when the model has an answer for other values too.</summary>
    public string? Rule => _categories.IsClosed
        ? $"AllowedValues({string.Join(", ", _categories.Values.Select(value => _categories.AreStrings ? CSharpText.Literal(value) : value))})"
        : null;

    /// <summary>A sentence for the member's documentation.</summary>
    public string Sentence => $" The model knows {string.Join(", ", _categories.Values.Select(XmlText.Code))}{(_categories.IsClosed ? "." : "; any other value is unknown to it.")}";

    /// <summary>One of them as JSON.</summary>
    public string Example => _categories.AreStrings ? JsonLiteral.Of(_categories.Values[0]) : _categories.Values[0];

    private static bool Fits(string value, TensorElementType type) => Int128.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 number) && type switch
    {
        TensorElementType.Int8 => number >= sbyte.MinValue && number <= sbyte.MaxValue,
        TensorElementType.UInt8 => number >= 0 && number <= byte.MaxValue,
        TensorElementType.Int16 => number >= short.MinValue && number <= short.MaxValue,
        TensorElementType.UInt16 => number >= 0 && number <= ushort.MaxValue,
        TensorElementType.Int32 => number >= int.MinValue && number <= int.MaxValue,
        TensorElementType.UInt32 => number >= 0 && number <= uint.MaxValue,
        TensorElementType.Int64 => true,
        TensorElementType.UInt64 => number >= 0,

        // Integers that a float32 holds one by one.
        TensorElementType.Float32 or TensorElementType.Float64 => Int128.Abs(number) <= 1 << 24,
        _ => false,
    };
}
