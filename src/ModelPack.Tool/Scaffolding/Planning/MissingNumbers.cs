using System.Globalization;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Members that may be missing, since the graph replaces a missing value: null in C#, and for the model its own marker.</summary>
internal static class MissingNumbers
{
    /// <summary>The attribute that gives the model its marker for null; null when nothing in the graph replaces missing values of the input.</summary>
    public static string? RuleFor(ModelSignature signature, string input, TensorElementType type) =>
        signature.MissingMarkers.FirstOrDefault(marker => marker.Input == input) is { } found && ArgumentOf(found.Value, type) is { } argument ? $"MissingAs({argument})" : null;

    /// <summary>What the documentation of a row of several numbers says of it: there is no null among them.</summary>
    public static string SentenceFor(ModelSignature signature, string input) =>
        signature.MissingMarkers.FirstOrDefault(marker => marker.Input == input) is { } found ? $" <c>{found.Value}</c> stands for a missing value." : "";

    /// <summary>Whether the marker is NaN, which members refuse unless they say otherwise.</summary>
    public static bool IsNaN(ModelSignature signature, string input) =>
        signature.MissingMarkers.Any(marker => marker.Input == input && marker.Value == "NaN");

    private static string? ArgumentOf(string marker, TensorElementType type) => type switch
    {
        TensorElementType.Float64 when marker == "NaN" => "double.NaN",
        TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Float32 when marker == "NaN" => "float.NaN",
        TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Float32 or TensorElementType.Float64 =>
            double.TryParse(marker, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) + "d" : null,
        TensorElementType.Int64 => marker + "L",
        _ => null,
    };
}
