namespace ModelPack.Replay.Rows;

/// <summary>Which number a made-up row has, as near as the contract allows it.</summary>
internal enum RowValue
{
    /// <summary>The middle of the range; 1 where there is none.</summary>
    Middle,

    /// <summary>Zero.</summary>
    Zero,

    /// <summary>One.</summary>
    One,

    /// <summary>The least that is allowed.</summary>
    Least,
}
