namespace ModelPack.Runtime.Sessions;

/// <summary>What is done with each row of a batch.</summary>
internal enum RowPass
{
    Validate,
    Pack,
    Unpack,
}
