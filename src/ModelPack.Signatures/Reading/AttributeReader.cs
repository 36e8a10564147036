using System.Collections.Generic;
using System.Globalization;

namespace ModelPack.Signatures;

/// <summary><c>AttributeProto</c>: of interest are graphs, tensors in other files, and labels.</summary>
internal sealed class AttributeReader(ModelFacts model, GraphScope scope, NodeFacts node) : MessageReader
{
    private string _name = "";

    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                _name = reader.ReadName(field);
                break;
            case 5 or 10:
                return new TensorReader(model.AddTensor);
            case 6 or 11:
                return new GraphReader(model, scope);
            case 8 when LabelAttributes.AreIntegers(_name):
                reader.ReadInt64s(field, value => Labels().Add(value.ToString(CultureInfo.InvariantCulture)));
                break;
            case 9 when LabelAttributes.AreStrings(_name):
                Labels().Add(reader.ReadName(field));
                break;
            case 7 or 8 or 9:
                // An attribute has one kind of value, so nothing of interest follows; lists of numbers are long and not packed.
                reader.SkipToEnd();
                break;
            case 22 or 23:
                return new SparseTensorReader(model.AddTensor, model.AddTensor);
            default:
                reader.Skip(field);
                break;
        }

        return null;
    }

    private List<string> Labels()
    {
        if (!node.Labels.TryGetValue(_name, out List<string>? labels))
            node.Labels.Add(_name, labels = []);
        return labels;
    }
}
