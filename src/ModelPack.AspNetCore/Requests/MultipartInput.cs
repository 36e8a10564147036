using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Reads a form: a part with a file is the member that holds bytes, all others are members by their JSON names.</summary>
internal sealed class MultipartInput(InputForms forms)
{
    private const int MaxBoundaryLength = 128;
    private const int MaxParts = 256;

    private static readonly JsonReaderOptions s_strict = new() { CommentHandling = JsonCommentHandling.Disallow, AllowTrailingCommas = false };

    /// <summary>Writes the members.</summary>
    /// <returns>What is wrong; null when all parts were written.</returns>
    public async ValueTask<InputError?> WriteAsync(Utf8JsonWriter writer, string? contentType, ReadOnlySequence<byte> body, CancellationToken cancellationToken)
    {
        if (BoundaryOf(contentType) is not { } boundary)
            return Malformed("the content type has no boundary, or one of more than 128 characters");
        try
        {
            await using Stream stream = PipeReader.Create(body).AsStream();
            var reader = new MultipartReader(boundary, stream);
            for (int part = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; part++)
            {
                if (part == MaxParts)
                    return Malformed($"it has more than {MaxParts} parts");
                if (await WriteAsync(writer, section, cancellationToken) is { } error)
                    return error;
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // The reader's own words may hold parts of the request.
            return Malformed("a part is cut off, or its headers are too long");
        }
    }

    private async ValueTask<InputError?> WriteAsync(Utf8JsonWriter writer, MultipartSection section, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition) || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase))
            return Malformed("a part has no Content-Disposition of form-data");
        using var content = new MemoryStream();
        await section.Body.CopyToAsync(content, cancellationToken);
        ReadOnlyMemory<byte> bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        string name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue || name == forms.File!.Json)
        {
            InputTranscoder.WriteBytes(writer, forms.File!.Json, new ReadOnlySequence<byte>(bytes));
            return null;
        }

        if (name.Length == 0)
            return Malformed("a part has no name");
        InputMember? member = forms.Members.FirstOrDefault(member => member.Json == name);
        if (!Utf8.IsValid(bytes.Span))
            return InputTranscoder.NotText(member);
        writer.WritePropertyName(name);
        WriteValue(writer, member, bytes.Span);
        return null;
    }

    // A form has only texts: what stands for something else is written as that, and what does not stays a text, which the contract refuses by its path.
    private static void WriteValue(Utf8JsonWriter writer, InputMember? member, ReadOnlySpan<byte> text)
    {
        if (member is null or { IsText: true })
            writer.WriteStringValue(text);
        else if (text.IsEmpty && member.IsNullable)
            writer.WriteNullValue();
        else if (IsJson(text, member.Kind == "scalar"))
            writer.WriteRawValue(text, skipInputValidation: true);
        else
            writer.WriteStringValue(text);
    }

    private static bool IsJson(ReadOnlySpan<byte> text, bool isScalar)
    {
        try
        {
            var reader = new Utf8JsonReader(text, s_strict);
            reader.Read();
            bool isScalarToken = reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;
            reader.Skip();
            return isScalarToken == isScalar && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? BoundaryOf(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? parsed))
            return null;
        string boundary = HeaderUtilities.RemoveQuotes(parsed.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundaryLength ? boundary : null;
    }

    private static InputError Malformed(string reason) => new("$", "MPK3002", $"Must be a multipart form: {reason}.");
}
