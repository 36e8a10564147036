using Microsoft.Net.Http.Headers;

namespace ModelPack.AspNetCore.Requests;

/// <summary>Reads the content type of requests.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string JsonLines = "application/x-ndjson";
    public const string Bytes = "application/octet-stream";
    public const string Images = "image/*";
    public const string Form = "multipart/form-data";
    public const string Text = "text/plain";
    public const string Schema = "application/schema+json";

    /// <summary>What the body claims to be. Another charset than UTF-8, or a content encoding that no middleware has undone, is <see cref="MediaType.Other"/>.</summary>
    public static MediaType Of(HttpRequest request)
    {
        if (IsEncoded(request))
            return MediaType.Other;

        string? contentType = request.ContentType;
        if (string.Equals(contentType, Json, StringComparison.OrdinalIgnoreCase))
            return MediaType.Json;
        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? parsed))
            return MediaType.Other;

        // Bytes have no charset, whatever is said of it: some clients say "binary".
        if (parsed.MediaType.Equals(Bytes, StringComparison.OrdinalIgnoreCase))
            return MediaType.Bytes;
        if (parsed.Type.Equals("image", StringComparison.OrdinalIgnoreCase))
            return MediaType.Image;
        return IsUtf8(parsed) ? OfText(parsed) : MediaType.Other;
    }

    /// <summary>The media type of a body of UTF-8; null for another charset, a content encoding, or no media type.</summary>
    public static MediaTypeHeaderValue? ParseText(HttpRequest request) =>
        !IsEncoded(request) && MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? parsed) && IsUtf8(parsed) ? parsed : null;

    private static MediaType OfText(MediaTypeHeaderValue parsed)
    {
        if (parsed.MediaType.Equals(JsonLines, StringComparison.OrdinalIgnoreCase))
            return MediaType.JsonLines;

        if (parsed.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase))
            return MediaType.Form;
        if (parsed.MediaType.Equals(Text, StringComparison.OrdinalIgnoreCase))
            return MediaType.Text;

        bool json = parsed.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        return json ? MediaType.Json : MediaType.Other;
    }

    /// <summary>How a media type is listed for clients.</summary>
    public static string NameOf(MediaType type) => type switch
    {
        MediaType.JsonLines => JsonLines,
        MediaType.Bytes => Bytes,
        MediaType.Image => Images,
        MediaType.Form => Form,
        MediaType.Text => Text,
        _ => Json,
    };

    private static bool IsUtf8(MediaTypeHeaderValue type)
    {
        if (!type.Charset.HasValue)
            return true;
        return HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsEncoded(HttpRequest request)
    {
        string? encoding = request.Headers.ContentEncoding;
        return !string.IsNullOrEmpty(encoding) && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);
    }
}
