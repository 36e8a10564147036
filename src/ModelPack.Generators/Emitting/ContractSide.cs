using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>The input or the output of a contract, with the names that generated code uses for it.</summary>
internal sealed class ContractSide
{
    private readonly MemberBinding?[] _bindings;
    private readonly string[] _locals;

    public ContractSide(ContractType type, EquatableArray<TensorBinding> tensors, bool isInput)
        : this(type, tensors, isInput, -1)
    {
    }

    private ContractSide(ContractType type, EquatableArray<TensorBinding> tensors, bool isInput, int nestedIn)
    {
        Type = type;
        Tensors = tensors;
        IsInput = isInput;
        _bindings = new MemberBinding?[type.Members.Count];
        for (int tensor = 0; tensor < tensors.Count; tensor++)
        {
            if (tensors[tensor].NestedIn != nestedIn)
                continue;
            for (int column = 0; column < tensors[tensor].Members.Count; column++)
                _bindings[tensors[tensor].Members[column]] = new MemberBinding(tensor, tensors[tensor], tensors[tensor].IsFeatureVector ? column : -1);
        }

        _locals = LocalNames(type.Members);
    }

    public ContractType Type { get; }

    public EquatableArray<TensorBinding> Tensors { get; }

    public bool IsInput { get; }

    /// <summary>What a member is bound to; null for one that no tensor takes.</summary>
    public MemberBinding? BindingOf(int member) => _bindings[member];

    /// <summary>The members of a nested type, with the columns that they are.</summary>
    public ContractSide Nested(int member) => new(Type.Members[member].Type.Nested!, Tensors, IsInput, member);

    /// <summary>The name of a local variable for a member, different from all others in the method.</summary>
    public string LocalOf(int member) => _locals[member];

    // A camelCase name reads best; where it is taken, or a word of the language or of the method, the member's number makes it its own.
    private static string[] LocalNames(EquatableArray<ContractMember> members)
    {
        var taken = new HashSet<string>(["input", "output", "reader", "writer", "row", "symbols", "validator", "validatorItem", "item", "member", "defaults"]);
        var names = new string[members.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string name = char.ToLowerInvariant(members[i].Name[0]) + members[i].Name.Substring(1);
            bool isPlain = name.All(CSharpText.IsAsciiLetterOrDigit) && !CSharpText.IsKeyword(name);
            names[i] = isPlain && taken.Add(name) ? name : "value" + i + "_";
        }

        return names;
    }
}
