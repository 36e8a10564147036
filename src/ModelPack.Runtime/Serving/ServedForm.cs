namespace ModelPack.Runtime.Serving;

/// <summary>What a graph input or output is, and so how it becomes tensors.</summary>
internal enum ServedForm
{
    /// <summary>A tensor.</summary>
    Tensor,

    /// <summary>A sequence of tensors: a tensor an element.</summary>
    Sequence,

    /// <summary>One map: a tensor of its values, with its keys as labels.</summary>
    Map,

    /// <summary>A sequence of maps with the same keys, as <c>ZipMap</c> gives: a tensor with a row for each.</summary>
    Maps,
}
