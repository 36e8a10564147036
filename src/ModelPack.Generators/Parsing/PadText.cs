using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Says why a <c>[Pad]</c> does not fit its member.</summary>
internal static class PadText
{
    public static string Problem(MemberType type) => type.Form is MemberForm.Array or MemberForm.Memory
        ? "the value of its [Pad] is no '" + (type.Enum is { } known ? known.FullName.Substring(known.FullName.LastIndexOfAny(['.', ':']) + 1) : type.Element.ToCSharp()) + "', which its elements are"
        : "[Pad] fills up arrays, 'T[]' or 'ReadOnlyMemory<T>'";
}
