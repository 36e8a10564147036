using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>The dimensions of a tensor without the one that counts rows.</summary>
internal sealed class RowDimensions
{
    private readonly List<Dimension> _dimensions;

    private RowDimensions(List<Dimension> dimensions) => _dimensions = dimensions;

    public static RowDimensions Of(TensorBinding binding)
    {
        if (binding.Shape is not { } shape)
            return new RowDimensions([Dimension.Unknown]);
        return new RowDimensions([.. shape.Select((dimension, axis) => Shown(dimension, axis, binding.Name)).Where((_, axis) => axis != binding.BatchAxis)]);
    }

    /// <summary>Which dimension of a row a dimension of the tensor is.</summary>
    public static int AxisOf(TensorBinding binding, int axis) => binding.BatchAxis >= 0 && axis > binding.BatchAxis ? axis - 1 : axis;

    /// <summary>The product of the fixed dimensions.</summary>
    public long Step => _dimensions.Aggregate(1L, static (product, dimension) => unchecked(product * (dimension.Value ?? 1)));

    /// <summary>Whether a dimension is symbolic or unknown.</summary>
    public bool IsOpen => _dimensions.Any(static dimension => dimension.Value is null);

    /// <summary>How many dimensions a row has.</summary>
    public int Rank => _dimensions.Count;

    /// <summary>As an expression for the runtime: open dimensions are -1.</summary>
    public string Expression => "[" + string.Join(", ", _dimensions.Select(static dimension => (dimension.Value ?? -1).ToString(CultureInfo.InvariantCulture))) + "]";

    /// <summary>As the contract record shows it: a string is symbolic, null unknown.</summary>
    public string Json => JsonText.Array(_dimensions.Select(static dimension =>
        dimension.Value?.ToString(CultureInfo.InvariantCulture) ?? (dimension.Name is { } name ? JsonText.String(name) : "null")));

    /// <summary>As messages show it.</summary>
    public override string ToString() => "[" + string.Join(", ", _dimensions) + "]";

    // Binding names open dimensions that the model leaves unnamed after their place; to people they have no name.
    private static Dimension Shown(Dimension dimension, int axis, string tensor) =>
        dimension.Name == $"{tensor}[{axis.ToString(CultureInfo.InvariantCulture)}]" ? Dimension.Unknown : dimension;
}
