namespace ModelPack.Generators.Model;

/// <summary>A member of an enum.</summary>
/// <param name="Name">As declared, unescaped.</param>
/// <param name="Label">Its name in tensors and JSON: <c>[EnumMember]</c>'s value, else <see cref="Name"/>.</param>
/// <param name="IsExplicit">Whether <c>[EnumMember]</c> gave the label; otherwise it is compared without case.</param>
/// <param name="Value">Its value; those of <c>ulong</c> enums wrap around.</param>
internal sealed record EnumMember(string Name, string Label, bool IsExplicit, long Value);
