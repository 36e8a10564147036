using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>A tensor (or sequence of maps) of the model, and the members that it binds.</summary>
/// <param name="Name">The graph's name.</param>
/// <param name="ElementType">The element type; of a map's values.</param>
/// <param name="MapKeyType">The type of a map's keys; undefined for a tensor.</param>
/// <param name="Shape">Dimensions of the whole tensor, the batch included; null when the model gives none.</param>
/// <param name="BatchAxis">Which dimension counts rows; -1 for none.</param>
/// <param name="Members">For a feature vector, the member of each column; otherwise the one member. Indices into the type's members.</param>
/// <param name="IsFeatureVector">Whether <see cref="Members"/> are columns.</param>
/// <param name="Labels">Class labels that the graph declares.</param>
internal sealed record TensorBinding(
    string Name,
    TensorElementType ElementType,
    TensorElementType MapKeyType,
    EquatableArray<Dimension>? Shape,
    int BatchAxis,
    EquatableArray<int> Members,
    bool IsFeatureVector,
    EquatableArray<string> Labels)
{
    /// <summary>Tensor, map or sequence.</summary>
    public ValueForm Form { get; init; }

    /// <summary>For the feature vector of a nested type, the member of that type: <see cref="Members"/> counts its members then; -1 otherwise.</summary>
    public int NestedIn { get; init; } = -1;

    /// <summary>Whether it is an ONNX <c>optional</c>.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is an input that a null leaves out: an ONNX <c>optional</c>, or one with a default in the model.</summary>
    public bool CanBeLeftOut { get; init; }

    /// <summary>Whether it is an input of its own size each time, so that nothing can be bound before a row is there.</summary>
    public bool IsRunValue => Form != ValueForm.Tensor || Shape is null;

    /// <summary>The member that gives or takes it: the nested one, or the first.</summary>
    public int Member => NestedIn >= 0 ? NestedIn : Members[0];

    /// <summary>The type whose members are bound.</summary>
    public ContractType TypeIn(ContractType type) => NestedIn >= 0 ? type.Members[NestedIn].Type.Nested! : type;

    /// <summary>Whether rows that leave it out run apart from those that give it.</summary>
    public bool HasPresence => CanBeLeftOut && !IsRunValue;
}
