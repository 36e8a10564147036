namespace ModelPack.Runtime.Tests.Json;

internal enum Colour
{
    Red,
    Green = 5,
    Blue = -1,
}
