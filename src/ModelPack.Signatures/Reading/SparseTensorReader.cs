using System;

namespace ModelPack.Signatures;

/// <summary><c>SparseTensorProto</c>: its values bear the name; values and indices may lie in other files.</summary>
internal sealed class SparseTensorReader(Action<TensorFacts> values, Action<TensorFacts> indices, MemoryBudget budget) : MessageReader
{
    public override MessageReader? ReadField(ProtobufReader reader, ProtobufField field)
    {
        switch (field.Number)
        {
            case 1:
                return new TensorReader(values, budget);
            case 2:
                return new TensorReader(indices, budget);
            default:
                reader.Skip(field);
                return null;
        }
    }
}
