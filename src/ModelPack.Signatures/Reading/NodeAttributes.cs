using System;
using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>The attributes that say something about values: lists of labels and categories, and the numbers that go with them.</summary>
internal static class NodeAttributes
{
    public const string To = "to";
    public const string Zeros = "zeros";
    public const string ReplacedInteger = "replaced_value_int64";
    public const string ReplacedSingle = "replaced_value_float";

    private static readonly HashSet<string> s_texts = new(StringComparer.Ordinal)
    {
        "classlabels_strings", "values_strings", "classes_strings", "keys_strings", "cats_strings",
    };

    private static readonly HashSet<string> s_integers = new(StringComparer.Ordinal)
    {
        "classlabels_ints", "classlabels_int64s", "values_int64s", "keys_int64s", "cats_int64s",
    };

    /// <summary>Whether the attribute is a list of strings that is kept.</summary>
    public static bool AreTexts(string name) => s_texts.Contains(name);

    /// <summary>Whether the attribute is a list of integers that is kept.</summary>
    public static bool AreIntegers(string name) => s_integers.Contains(name);

    /// <summary>Whether the attribute is an integer that is kept.</summary>
    public static bool IsNumber(string name) => name is To or Zeros or ReplacedInteger;

    /// <summary>Whether the attribute is a float32 that is kept.</summary>
    public static bool IsSingle(string name) => name is ReplacedSingle;
}
