namespace ModelPack.Runtime.CompilerServices;

/// <summary>Strings.</summary>
internal readonly struct JsonStringElement : IJsonElement<string, bool>
{
    public static string Read(ref JsonInputReader reader, bool context) => reader.ReadString();
}
