using System.Collections.Generic;
using System.Linq;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>What one row of a tensor looks like: its dimensions without the batch.</summary>
internal sealed class RowShape
{
    private readonly List<Dimension>? _dimensions;

    /// <param name="shape">The tensor's dimensions; null when the model gives none.</param>
    /// <param name="batchAxis">The batch dimension; -1 for none.</param>
    public RowShape(EquatableArray<Dimension>? shape, int batchAxis) =>
        _dimensions = shape is { } known ? [.. known.Where((_, axis) => axis != batchAxis)] : null;

    /// <summary>Whether the model gives no shape at all: every row is accepted, and checked when it runs.</summary>
    public bool IsAny => _dimensions is null;

    public int Rank => _dimensions?.Count ?? 0;

    /// <summary>Whether a row is one element: shape <c>[]</c> or <c>[1]</c>.</summary>
    public bool IsSingle => _dimensions is { Count: 0 } || (_dimensions is { Count: 1 } && _dimensions[0].Value == 1);

    /// <summary>How many dimensions only the row itself tells.</summary>
    public int OpenDimensions => _dimensions?.Count(dimension => dimension.Value is null) ?? 0;

    /// <summary>The columns of a feature vector; null when the model does not fix them.</summary>
    public long? Width => _dimensions is { Count: 1 } ? _dimensions[0].Value : null;

    /// <summary>As in <c>[4, tokens]</c>.</summary>
    public override string ToString() => _dimensions is null ? "[...]" : "[" + string.Join(", ", _dimensions) + "]";
}
