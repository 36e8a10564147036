using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Turns bodies that are not JSON into contract JSON, so that everything behind it is the same: limits, validation, errors by path.</summary>
internal sealed class InputTranscoder(InputForms forms)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly MultipartInput _multipart = new(forms);

    /// <summary>Writes the input that a body is.</summary>
    /// <param name="type">What the body claims to be; one of the types of the forms.</param>
    /// <param name="contentType">The whole header.</param>
    /// <param name="body">The body.</param>
    /// <param name="json">Takes an object.</param>
    /// <param name="cancellationToken">Whether the client is gone.</param>
    /// <returns>What is wrong; null when the object was written.</returns>
    public async ValueTask<InputError?> WriteAsync(MediaType type, string? contentType, ReadOnlySequence<byte> body, PooledBuffer json, CancellationToken cancellationToken)
    {
        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        InputError? error = null;
        switch (type)
        {
            case MediaType.Form:
                error = await _multipart.WriteAsync(writer, contentType, body, cancellationToken);
                break;
            case MediaType.Text:
                error = WriteText(writer, forms.Text!, body);
                break;
            default:
                WriteBytes(writer, forms.File!.Json, body);
                break;
        }

        writer.WriteEndObject();
        return error;
    }

    /// <summary>Writes the bytes of a file as a member.</summary>
    public static void WriteBytes(Utf8JsonWriter writer, string member, in ReadOnlySequence<byte> bytes)
    {
        writer.WritePropertyName(member);
        foreach (ReadOnlyMemory<byte> segment in bytes)
            writer.WriteBase64StringSegment(segment.Span, isFinalSegment: false);
        writer.WriteBase64StringSegment([], isFinalSegment: true);
    }

    private static InputError? WriteText(Utf8JsonWriter writer, InputMember member, in ReadOnlySequence<byte> body)
    {
        ReadOnlySpan<byte> text = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        if (!Utf8.IsValid(text))
            return NotText(member);
        writer.WriteString(member.Json, text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text);
        return null;
    }

    /// <summary>The failure of a text that is none. What the contract does not know is not named, nor is what cannot stand in a path as it is.</summary>
    public static InputError NotText(InputMember? member) => new(
        member is { Json: var name } && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? "$." + name : "$",
        "MPK3002", "Must be valid UTF-8 text.");
}
