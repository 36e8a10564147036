namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>What became of an element of a tensor.</summary>
internal enum ElementStatus
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>It is something else than the datatype says.</summary>
    WrongType,

    /// <summary>It is a number that the datatype cannot hold.</summary>
    OutOfRange,
}
