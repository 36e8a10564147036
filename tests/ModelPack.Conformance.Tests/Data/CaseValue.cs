namespace ModelPack.Conformance.Tests.Data;

/// <summary>A value of a test: what goes in, should come out, or did.</summary>
internal abstract record CaseValue
{
    /// <summary>All tensors in it.</summary>
    public abstract IEnumerable<TensorData> Tensors { get; }
}
