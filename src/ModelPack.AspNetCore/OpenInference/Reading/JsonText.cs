using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads strings as UTF-8, without a <see cref="string"/> between.</summary>
internal static class JsonText
{
    private const int OnStack = 512;

    /// <summary>Reads a string into an element of a tensor.</summary>
    /// <returns>False when it is no Unicode text.</returns>
    public static bool TryRead(ref Utf8JsonReader json, TensorMemory memory, int index)
    {
        if (!json.ValueIsEscaped && !json.HasValueSequence)
        {
            if (!Utf8.IsValid(json.ValueSpan))
                return false;
            memory.SetString(index, json.ValueSpan);
            return true;
        }

        int length = LengthOf(ref json);
        byte[]? rented = length <= OnStack ? null : ArrayPool<byte>.Shared.Rent(length);
        Span<byte> text = rented ?? stackalloc byte[OnStack];
        bool isText = TryCopy(ref json, text, out int written);
        if (isText)
            memory.SetString(index, text[..written]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return isText;
    }

    /// <summary>The bytes of a string: in the body where they stand there as they are.</summary>
    /// <returns>False when it is no Unicode text.</returns>
    public static bool TryRead(scoped ref Utf8JsonReader json, out ReadOnlySpan<byte> text)
    {
        text = [];
        if (!json.ValueIsEscaped && !json.HasValueSequence)
        {
            text = json.ValueSpan;
            return Utf8.IsValid(text);
        }

        byte[] copy = new byte[LengthOf(ref json)];
        bool isText = TryCopy(ref json, copy, out int written);
        text = copy.AsSpan(0, written);
        return isText;
    }

    /// <summary>Whether a name or a string is this one. What is no Unicode text, as half a surrogate pair, is none that anybody asks for.</summary>
    public static bool Is(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> text)
    {
        try
        {
            return json.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static int LengthOf(scoped ref Utf8JsonReader json) => checked((int)(json.HasValueSequence ? json.ValueSequence.Length : json.ValueSpan.Length));

    private static bool TryCopy(scoped ref Utf8JsonReader json, scoped Span<byte> text, out int written)
    {
        try
        {
            written = json.CopyString(text);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            written = 0;
            return false;
        }
    }
}
