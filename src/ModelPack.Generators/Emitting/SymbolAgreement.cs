using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>The named dimensions that a row has more than once, in several members or in one: their lengths must agree (MPK3010).</summary>
internal sealed class SymbolAgreement
{
    private readonly ContractSide _side;
    private readonly List<List<(int Member, int Axis)>> _shared;
    private readonly List<string> _names;

    public SymbolAgreement(ContractSide side)
    {
        _side = side;
        var shared = Dimensions(side).GroupBy(dimension => dimension.Name).Where(places => places.Count() > 1).ToList();
        _names = [.. shared.Select(places => places.Key)];
        _shared = [.. shared.Select(places => places.Select(place => (place.Member, place.Axis)).ToList())];
    }

    /// <summary>Whether the length of an array's open dimension is compared.</summary>
    public bool Counts(int member) => IsArray(member) && _shared.Exists(places => places.Exists(place => place.Member == member));

    /// <summary>The local variable that holds it.</summary>
    public string LengthOf(int member) => _side.LocalOf(member) + (_side.Type.Members[member].Type.IsNullable ? "Length" : "");

    /// <summary>The comparisons, each place with the first one.</summary>
    public IEnumerable<string> Agreements(string row)
    {
        for (int i = 0; i < _names.Count; i++)
        {
            (int Member, int Axis) first = _shared[i][0];
            foreach ((int Member, int Axis) other in _shared[i].Skip(1))
                yield return $"validator.Agree({CSharpText.Literal(_names[i])}, {JsonName(first.Member)}, {Length(row, first)}, {JsonName(other.Member)}, {Length(row, other)});";
        }
    }

    private static IEnumerable<(string Name, int Member, int Axis)> Dimensions(ContractSide side)
    {
        for (int member = 0; member < side.Type.Members.Count; member++)
        {
            if (side.Type.Members[member].Type.Form is not (MemberForm.Array or MemberForm.Memory or MemberForm.Tensor)
                || side.BindingOf(member)?.Binding is not { Form: ValueForm.Tensor, Shape: { } shape } binding)
                continue;
            for (int axis = 0; axis < shape.Count; axis++)
            {
                if (axis != binding.BatchAxis && shape[axis].Name is { } name)
                    yield return (name, member, RowDimensions.AxisOf(binding, axis));
            }
        }
    }

    private string Length(string row, (int Member, int Axis) place) => IsArray(place.Member)
        ? LengthOf(place.Member)
        : $"{RuntimeNames.Runtime}.TensorMember.Length({row}.{_side.Type.Members[place.Member].Identifier}, {place.Axis})";

    private bool IsArray(int member) => _side.Type.Members[member].Type.Form is MemberForm.Array or MemberForm.Memory;

    private string JsonName(int member) => CSharpText.Literal(_side.Type.Members[member].JsonName);
}
