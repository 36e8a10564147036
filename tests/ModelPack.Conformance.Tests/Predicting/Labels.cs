using System.Globalization;
using ModelPack.Conformance.Tests.Data;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>The model's labels for members of an enum: the same text in any case, as in <c>setosa</c> for <c>Setosa</c>.</summary>
internal static class Labels
{
    /// <summary>The recorded label where it is the one of a member; else the member's own.</summary>
    public static string Like(string label, TensorData recorded) => Same(label, (string[])recorded.Elements);

    /// <summary>The recorded key where it is the one of this key; else the key as text. Only members of an enum match in any case.</summary>
    public static string Like(object key, MapData recorded) =>
        key is Enum ? Same(key.ToString()!, recorded.Entries.Keys) : Convert.ToString(key, CultureInfo.InvariantCulture)!;

    /// <summary>The recorded one of labels in any case.</summary>
    public static string Same(string label, IEnumerable<string> recorded) =>
        recorded.FirstOrDefault(candidate => candidate.Equals(label, StringComparison.OrdinalIgnoreCase)) ?? label;
}
