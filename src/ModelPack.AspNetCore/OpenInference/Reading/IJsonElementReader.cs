using System.Text.Json;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads one element of a tensor from JSON.</summary>
/// <typeparam name="T">The C# type of the elements.</typeparam>
internal interface IJsonElementReader<T>
    where T : unmanaged
{
    /// <summary>Reads the current token.</summary>
    static abstract ElementStatus Read(ref Utf8JsonReader json, out T value);
}
