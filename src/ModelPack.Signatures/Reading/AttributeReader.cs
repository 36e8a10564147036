using System;
using System.Collections.Generic;
using System.Globalization;

namespace ModelPack.Signatures;

/// <summary><c>AttributeProto</c>: of interest are graphs, tensors in other files, and what <see cref="NodeAttributes"/> names.</summary>
internal sealed class AttributeReader(ModelFacts model, GraphScope scope, NodeFacts node, Action<string> keep) : MessageReader
{
    private string? _name;
    private float? _single;
    private long? _number;
    private List<string>? _texts;
    private List<string>? _integers;

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _name = reader.ReadName(field);
                break;
            case 2:
                _single = reader.ReadSingle(field);
                break;
            case 3:
                _number = reader.ReadInt64(field);
                break;
            case 5 or 10:
                return new TensorReader(model.AddTensor, model.Budget);
            case 6 or 11:
                return new GraphReader(model, scope);
            case 7 or 8 or 9:
                ReadList(reader, field);
                break;
            case 22 or 23:
                return new SparseTensorReader(model.AddTensor, model.AddTensor, model.Budget);
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    public override void Complete()
    {
        string name = _name ?? "";
        if (NodeAttributes.AreTexts(name) && _texts is not null)
            node.AddList(name, _texts);
        if (NodeAttributes.AreIntegers(name) && _integers is not null)
            node.AddList(name, _integers);
        if (NodeAttributes.IsNumber(name) && _number is { } number)
            node.AddNumber(name, number);
        if (NodeAttributes.IsSingle(name) && _single is { } single)
            node.AddSingle(name, single);
    }

    // Protobuf's own libraries write the name first, but nothing makes them: without a name, a list may be of interest.
    private void ReadList(ProtobufReader reader, ProtobufField field)
    {
        bool areTexts = _name is null || NodeAttributes.AreTexts(_name);
        bool areIntegers = _name is null || NodeAttributes.AreIntegers(_name);
        if (!areTexts && !areIntegers)
        {
            // An attribute has one kind of value, so nothing of interest follows; lists of numbers are long and not packed.
            reader.SkipToEnd();
            return;
        }

        if (field.Number == 9 && areTexts)
            Add(_texts ??= [], reader.ReadName(field));
        else if (field.Number == 8 && areIntegers)
            reader.ReadInt64s(field, value => Add(_integers ??= [], value.ToString(CultureInfo.InvariantCulture)));
        else
            reader.Skip(field);
    }

    private void Add(List<string> list, string value)
    {
        keep(value);
        list.Add(value);
    }
}
