using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>Reads the type of a value, as in <c>sequence(map(string, float32[]))</c>.</summary>
internal static class ValueTypeParser
{
    // The reader of models refuses deeper nesting too, so this refuses only what nobody wrote.
    private const int MaxDepth = 100;

    public static ModelValueType Parse(SignatureLine line, int depth = 0)
    {
        if (depth > MaxDepth)
            throw line.Expected("a type that is nested less deeply");
        string word = line.ReadWord();
        return word switch
        {
            SignatureWords.Sequence => new SequenceValueType(ParseNested(line, depth)),
            SignatureWords.Optional => new OptionalValueType(ParseNested(line, depth)),
            SignatureWords.Map => ParseMap(line, depth),
            SignatureWords.Unknown => ParseUnknown(line),
            _ => new TensorValueType(ElementType(line, word), ParseShape(line)),
        };
    }

    private static ModelValueType ParseNested(SignatureLine line, int depth)
    {
        line.Take("(");
        ModelValueType element = Parse(line, depth + 1);
        line.Take(")");
        return element;
    }

    private static MapValueType ParseMap(SignatureLine line, int depth)
    {
        line.Take("(");
        TensorElementType key = ElementType(line, line.ReadWord());
        line.Take(",");
        ModelValueType value = Parse(line, depth + 1);
        line.Take(")");
        return new MapValueType(key, value);
    }

    private static UnknownValueType ParseUnknown(SignatureLine line)
    {
        line.Take("(");
        string description = line.ReadQuoted();
        line.Take(")");
        return new UnknownValueType(description);
    }

    private static TensorElementType ElementType(SignatureLine line, string word) =>
        TensorElementTypes.TryParse(word, out TensorElementType type) ? type : throw line.Expected("an element type");

    private static EquatableArray<Dimension>? ParseShape(SignatureLine line)
    {
        if (line.TryTake(SignatureWords.NoShape))
            return null;
        line.Take("[");
        var dimensions = new List<Dimension>();
        if (line.TryTake("]"))
            return new EquatableArray<Dimension>(dimensions);
        do
            dimensions.Add(ParseDimension(line));
        while (line.TryTake(","));
        line.Take("]");
        return new EquatableArray<Dimension>(dimensions);
    }

    private static Dimension ParseDimension(SignatureLine line)
    {
        if (line.TryTake("?"))
            return Dimension.Unknown;
        if (line.IsAtQuote)
            return Dimension.Symbolic(line.ReadQuoted());
        long value = line.ReadNumber();
        return value is < 0 or long.MaxValue ? throw line.Expected("a dimension of 0 or more") : Dimension.Fixed(value);
    }
}
