using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>The static fields that hold the labels of a contract's enums, one for each enum.</summary>
internal sealed class LabelFields
{
    private readonly List<EnumType> _enums;

    public LabelFields(ContractType input, ContractType output) =>
        _enums = [.. Members(input).Concat(Members(output)).Select(member => member.Type.Enum).Where(type => type is not null).Select(type => type!).Distinct()];

    /// <summary>The field of an enum.</summary>
    public string Of(EnumType type) => "s_labels" + _enums.IndexOf(type);

    public void Emit(SourceWriter writer)
    {
        foreach (EnumType type in _enums)
        {
            writer.WriteLine($"private static readonly {RuntimeNames.Runtime}.LabelSet<{type.FullName}> {Of(type)} = new([{string.Join(", ", type.Members.Select(member => Label(member, type)))}]);");
            writer.WriteLine();
        }
    }

    private static IEnumerable<ContractMember> Members(ContractType type) =>
        type.Members.SelectMany(member => member.Type.Nested is { } nested ? Members(nested) : [member]);

    private static string Label(EnumMember member, EnumType type) =>
        $"new({CSharpText.Literal(member.Label)}, {type.FullName}.{TypeNames.Escape(member.Name)}{(member.IsExplicit ? ", anyCase: false" : "")})";
}
