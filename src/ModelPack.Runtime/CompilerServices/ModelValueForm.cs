using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>What kind of value a graph input or output is, as a contract binds it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ModelValueForm
{
    /// <summary>A tensor.</summary>
    Tensor,

    /// <summary>A sequence of maps, one a row, as <c>ZipMap</c> gives.</summary>
    RowMaps,

    /// <summary>One map for the whole run.</summary>
    Map,

    /// <summary>A sequence of tensors for the whole run.</summary>
    Sequence,

    /// <summary>A sequence of maps for the whole run.</summary>
    MapSequence,
}
