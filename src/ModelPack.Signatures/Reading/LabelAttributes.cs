using System;
using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>The attributes of <c>ai.onnx.ml</c> operators that list labels.</summary>
internal static class LabelAttributes
{
    private static readonly HashSet<string> s_strings = new(StringComparer.Ordinal) { "classlabels_strings", "values_strings", "classes_strings" };
    private static readonly HashSet<string> s_integers = new(StringComparer.Ordinal) { "classlabels_ints", "classlabels_int64s", "values_int64s" };

    public static bool AreStrings(string attribute) => s_strings.Contains(attribute);

    public static bool AreIntegers(string attribute) => s_integers.Contains(attribute);
}
