namespace ModelPack.Runtime.Tests.Json;

/// <summary>A row with a member of each kind that JSON readers tell apart.</summary>
internal sealed record SampleInput(
    float Length,
    int Count = 0,
    string Name = "",
    Colour Colour = Colour.Red,
    float? Age = null,
    float Open = 0,
    float[]? Grid = null,
    long[]? Tokens = null,
    byte[]? Bytes = null,
    string[]? Words = null,
    bool Flag = false,
    Half Small = default,
    ulong Large = 0);
