namespace ModelPack.Signatures;

/// <summary>Counts what the reader holds of a file, as the runtime stores it, and ends the reading of a file that no real model is.</summary>
internal sealed class MemoryBudget
{
    // A string's header, and its place in a list that has just grown: the old one is still there.
    private const int CostOfString = 24;
    private const int CostOfPlace = 24;

    // An entry of a set or dictionary that has just grown.
    private const int CostOfEntry = 72;

    private long _kept;

    /// <summary>What a text in a list costs.</summary>
    public static long OfText(string text) => CostOfString + CostOfPlace + (2L * text.Length);

    /// <summary>What a text in a set costs.</summary>
    public static long OfName(string name) => CostOfString + CostOfEntry + (2L * name.Length);

    /// <summary>Counts bytes that are held from now on.</summary>
    /// <exception cref="InvalidModelException">It is more than any model needs.</exception>
    public void Keep(long bytes)
    {
        _kept += bytes;
        if (_kept > ReaderLimits.KeptBytes)
            throw InvalidModelException.InvalidGraph($"its names and texts take more than {ReaderLimits.KeptBytes >> 20} MB");
    }

    /// <summary>Counts bytes that are not held any longer.</summary>
    public void Release(long bytes) => _kept -= bytes;
}
