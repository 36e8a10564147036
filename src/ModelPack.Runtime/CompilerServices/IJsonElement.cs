namespace ModelPack.Runtime.CompilerServices;

/// <summary>How one element of an array is read.</summary>
internal interface IJsonElement<T, TContext>
{
    /// <summary>Reads the value under the reader.</summary>
    static abstract T Read(ref JsonInputReader reader, TContext context);
}
