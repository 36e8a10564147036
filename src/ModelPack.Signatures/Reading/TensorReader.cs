using System;
using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary><c>TensorProto</c> without its data: name, type, dimensions, and how much data there is.</summary>
internal sealed class TensorReader(Action<TensorFacts> complete, MemoryBudget budget) : MessageReader
{
    private const long CostOfDimension = 24;

    private readonly TensorFacts _facts = new();

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                reader.ReadInt64s(field, AddDimension);
                break;
            case 2:
                _facts.ElementType = ElementTypes.Read(reader, field);
                break;
            case 8:
                _facts.Name = reader.ReadName(field);
                break;
            case 9:
                _facts.RawBytes = reader.SkipBytes(field);
                break;
            case 4 or 5 or 7 or 10 or 11:
                SkipNumbers(reader, field);
                break;
            case 6:
                _facts.StoredAtMost++;
                reader.Skip(field);
                break;
            case 13:
                return new EntryReader(AddExternalData);
            case 14:
                _facts.IsExternal = reader.ReadInt64(field) == 1;
                break;
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete()
    {
        complete(_facts);
        budget.Release(CostOfDimension * _facts.Dimensions.Count);
    }

    private void AddDimension(long dimension)
    {
        budget.Keep(CostOfDimension);
        _facts.Dimensions.Add(dimension);
    }

    // float_data and double_data have a fixed width; of a packed list of varints only the most that fit is known without reading it.
    private void SkipNumbers(ProtobufReader reader, ProtobufField field)
    {
        if (field.Type != WireType.Bytes)
        {
            reader.Skip(field);
            _facts.StoredAtMost++;
            return;
        }

        int width = field.Number switch { 4 => 4, 10 => 8, _ => 1 };
        _facts.StoredAtMost += reader.SkipBytes(field) / width;
    }

    private void AddExternalData(string key, string value)
    {
        switch (key)
        {
            case "location":
                _facts.Location = value;
                break;
            case "offset":
                _facts.Offset = value;
                break;
            case "length":
                _facts.Length = value;
                break;
        }
    }
}
