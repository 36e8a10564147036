namespace ModelPack.AspNetCore.Requests;

/// <summary>A member of a model's input type, as far as bodies other than JSON must know.</summary>
/// <param name="Json">Its JSON name.</param>
/// <param name="Kind">Its form in the contract record, as in <c>scalar</c> or <c>array</c>.</param>
/// <param name="Element">Its element type, as in <c>string</c> or <c>uint8</c>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="IsOpen">Whether any number of elements fits: no tensor takes it, or one of any length does.</param>
internal sealed record InputMember(string Json, string Kind, string Element, bool IsNullable, bool IsRequired, bool IsOpen)
{
    /// <summary>Whether it holds the bytes of a file.</summary>
    public bool IsBytes => Kind is "array" or "memory" && Element == "uint8";

    /// <summary>Whether it is a text.</summary>
    public bool IsText => Kind == "scalar" && Element == "string";
}
