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
    EquatableArray<string> Labels);
