namespace ModelPack.Signatures;

/// <summary>The type of a graph input or output: a tensor, sequence, map or optional (<c>TypeProto</c>).</summary>
public abstract record ModelValueType
{
    private protected ModelValueType()
    {
    }
}
