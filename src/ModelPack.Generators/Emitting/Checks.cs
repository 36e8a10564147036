using System;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes one comparison and what is reported when it fails.</summary>
internal static class Checks
{
    /// <summary>An <c>if</c> over a member's value; a nullable number is compared only where it is there.</summary>
    /// <param name="member">The member.</param>
    /// <param name="local">A name for the value of a nullable member.</param>
    /// <param name="value">The expression that reads it.</param>
    /// <param name="fails">The condition over the value.</param>
    /// <param name="report">The statement that reports the failure.</param>
    public static string If(ContractMember member, string local, string value, Func<string, string> fails, string report)
    {
        bool isOptional = member.Type is { IsNullable: true, Form: MemberForm.Scalar, Element: not ScalarType.String };
        string condition = isOptional ? $"{value} is {{ }} {local} && {fails(local)}" : fails(value);
        return $"if ({condition}) {report}";
    }
}
