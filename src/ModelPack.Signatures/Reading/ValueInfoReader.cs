using System;

namespace ModelPack.Signatures;

/// <summary><c>ValueInfoProto</c>.</summary>
internal sealed class ValueInfoReader(Action<ValueInfo> add, MemoryBudget budget) : MessageReader
{
    // The value, and its places in the signature's lists and maps.
    private const long CostOfValue = 400;

    private ValueInfo _value = new("", new UnknownValueType(UnknownValueType.NotDeclared));

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _value = _value with { Name = reader.ReadName(field) };
                break;
            case 2:
                return new TypeReader(budget, type => _value = _value with { Type = type });
            case 3:
                _value = _value with { Documentation = reader.ReadText(field) ?? "" };
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete()
    {
        budget.Keep(CostOfValue + MemoryBudget.OfText(_value.Name) + MemoryBudget.OfText(_value.Documentation));
        add(_value);
    }
}
