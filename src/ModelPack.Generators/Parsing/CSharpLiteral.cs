using System;
using System.Globalization;
using System.Numerics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Writes constants as C# expressions, the same in every culture.</summary>
internal static class CSharpLiteral
{
    /// <summary>A string literal. Everything but letters, digits and ASCII signs is escaped: control and direction marks could make code read as other code.</summary>
    public static string Of(string value)
    {
        var literal = new StringBuilder(value.Length + 2).Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (c == '\n')
                literal.Append("\\n");
            else if (IsPlain(c))
                literal.Append(c);
            else
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether a character shows what it is, and nothing else.</summary>
    public static bool IsPlain(char c) => c is >= ' ' and <= '~' || (c > 0x7F && !char.IsSurrogate(c) && char.IsLetterOrDigit(c));

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>An integer as a literal of an integer type.</summary>
    public static string Of(BigInteger value, ScalarType type) => value.ToString(CultureInfo.InvariantCulture) + type switch
    {
        ScalarType.UInt32 => "u",
        ScalarType.Int64 => "L",
        ScalarType.UInt64 => "UL",
        _ => "",
    };

    /// <summary>A number as a literal of a floating-point type: the shortest text that gives the same value back.</summary>
    public static string Of(double value, ScalarType type)
    {
        string name = type == ScalarType.Double ? "double" : "float";
        string text = value switch
        {
            double.NaN => name + ".NaN",
            double.PositiveInfinity => name + ".PositiveInfinity",
            double.NegativeInfinity => name + ".NegativeInfinity",
            _ when type == ScalarType.Single => Plain(Shortest((float)value)) + "f",
            _ => Plain(Shortest(value)) + "d",
        };
        string bracketed = text[0] == '-' ? "(" + text + ")" : text;
        return type switch
        {
            ScalarType.Half => "(global::System.Half)" + bracketed,
            ScalarType.BFloat16 => "(global::ModelPack.BFloat16)" + bracketed,
            _ => text,
        };
    }

    /// <summary>The value of a boxed constant of attribute arguments and parameter defaults.</summary>
    public static string Of(object? value, ITypeSymbol? type)
    {
        if (value is null)
            return type is { IsValueType: true } ? "default" : "null";
        if (type is { TypeKind: TypeKind.Enum })
            return EnumParser.Expression((INamedTypeSymbol)type, value);
        return value switch
        {
            string text => Of(text),
            bool flag => Of(flag),
            char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
            float number => Of(number, ScalarType.Single),
            double number => Of(number, ScalarType.Double),
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            uint => Invariant(value) + "u",
            long => Invariant(value) + "L",
            ulong => Invariant(value) + "UL",
            sbyte or byte or short or ushort => "(" + value.GetType().Name switch { "SByte" => "sbyte", "Byte" => "byte", "Int16" => "short", _ => "ushort" } + ")(" + Invariant(value) + ")",
            _ => Invariant(value),
        };
    }

    /// <summary>A parameter's default value; null when it must be given.</summary>
    public static string? DefaultOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return null;
        ITypeSymbol type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && parameter.ExplicitDefaultValue is not null
            ? nullable.TypeArguments[0]
            : parameter.Type;
        return Of(parameter.ExplicitDefaultValue, type);
    }

    private static string Invariant(object value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    // 1E+02 is 100 to the people who read the generated code and its messages.
    private static string Plain(string number) =>
        number.Contains("E") && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && Math.Abs(value) is >= 0.0001m and < 1e15m
            ? value.ToString(CultureInfo.InvariantCulture)
            : number;

    // "R" is not the shortest, and not the same, on every runtime that hosts the compiler.
    private static string Shortest(double value)
    {
        for (int digits = 1; digits < 17; digits++)
        {
            string text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) && parsed == value)
                return text;
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static string Shortest(float value)
    {
        for (int digits = 1; digits < 9; digits++)
        {
            string text = value.ToString("G" + digits, CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float parsed) && parsed == value)
                return text;
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }
}
