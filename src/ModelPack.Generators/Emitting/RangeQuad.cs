using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Four neighbouring float members with a plain range each: compared at once, and one by one only where that fails. Feature vectors are mostly made of them.</summary>
internal static class RangeQuad
{
    /// <summary>How many members are compared at once.</summary>
    public const int Size = 4;

    /// <summary>Whether the members from <paramref name="first"/> on are such.</summary>
    public static bool StartsAt(ContractSide side, int first) =>
        first + Size <= side.Type.Members.Count && Enumerable.Range(first, Size).All(member => IsPlain(side, member));

    /// <summary>The checks of four members, behind the comparison of all.</summary>
    public static string Guard(ContractSide side, int first, string row, IEnumerable<string> checks)
    {
        ContractMember[] members = [.. side.Type.Members.Skip(first).Take(Size)];
        string values = string.Join(", ", members.Select(member => $"{row}.{member.Identifier}"));
        string minima = string.Join(", ", members.Select(member => member.Rules[0].Minimum));
        string maxima = string.Join(", ", members.Select(member => member.Rules[0].Maximum));
        return $$"""
            if (!{{RuntimeNames.Runtime}}.FeatureColumn.AreWithin({{Vector(values)}}, {{Vector(minima)}}, {{Vector(maxima)}}))
            {
                {{string.Join("\n    ", checks)}}
            }
            """;
    }

    private static bool IsPlain(ContractSide side, int index)
    {
        ContractMember member = side.Type.Members[index];
        return member is { Type: { Form: MemberForm.Scalar, Element: ScalarType.Single, IsNullable: false }, AllowsNonFinite: false, Rules.Count: 1 }
            && member.Rules[0] is { Kind: RuleKind.Range, Minimum: not null, Maximum: not null, MinimumIsExclusive: false, MaximumIsExclusive: false }
            && side.BindingOf(index) is { Binding.ElementType: TensorElementType.Float32 };
    }

    private static string Vector(string elements) => $"global::System.Runtime.Intrinsics.Vector128.Create({elements})";
}
