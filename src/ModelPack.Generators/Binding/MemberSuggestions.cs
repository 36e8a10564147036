using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Naming;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>The members that would bind inputs, for the messages that say they are not bound, and for their code fix.</summary>
internal sealed class MemberSuggestions
{
    private readonly ContractType _type;
    private readonly Dictionary<string, (string Name, bool IsFound)> _names = [];

    /// <param name="type">The type that lacks members.</param>
    /// <param name="inputs">All inputs of the model: several may lack a member, and each gets a name of its own.</param>
    public MemberSuggestions(ContractType type, EquatableArray<ValueInfo> inputs)
    {
        _type = type;
        string[] tensors = [.. inputs.Select(input => input.Name)];
        IReadOnlyList<string> names = MemberNames.Of(tensors, type.Name, "Input", type.Members.Select(member => member.Name));
        IReadOnlyList<bool> isFound = MemberNames.FindTensors(names, tensors);
        for (int i = 0; i < tensors.Length; i++)
            _names[tensors[i]] = (names[i], isFound[i]);
    }

    /// <summary>The member in words.</summary>
    public string For(BoundValue value)
    {
        if (Member(value) is not { } member)
            return "no member type binds to " + value.Type + " yet";
        string attribute = member.Tensor is null ? "" : "[Tensor(" + CSharpLiteral.Of(member.Tensor) + ")] ";
        return "add '" + attribute + "public required " + member.Type + " " + member.Name + " { get; init; }'";
    }

    /// <summary>The member; null when no type binds to the tensor. It names its tensor where its own name does not say it, or would make it a column.</summary>
    public (string Type, string Name, string? Tensor)? Member(BoundValue value)
    {
        if (value.RightType() is not { } right)
            return null;
        (string name, bool isFound) = _names[value.Name];
        return (right, name, isFound && (_type.FeatureVector is null || !value.Row.IsSingle) ? null : value.Name);
    }
}
