using Microsoft.Net.Http.Headers;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>The media types that SageMaker's clients use for rows.</summary>
internal static class SageMakerMediaTypes
{
    public const string JsonLines = "application/jsonlines";
    public const string Csv = "text/csv";
    public const string CsvUtf8 = "text/csv; charset=utf-8";

    private const string HeaderParameter = "header";

    /// <summary>The form of rows that a media type names; null for another.</summary>
    public static AnswerForm? FormOf(MediaTypeHeaderValue type)
    {
        if (type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase))
            return AnswerForm.Csv;
        if (type.MediaType.Equals(JsonLines, StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals(Requests.MediaTypes.JsonLines, StringComparison.OrdinalIgnoreCase))
            return AnswerForm.JsonLines;
        bool isJson = type.MediaType.Equals(Requests.MediaTypes.Json, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        return isJson ? AnswerForm.Json : null;
    }

    /// <summary>What the parameter <c>header</c> of <c>text/csv</c> says (RFC 4180): <c>present</c>, <c>absent</c>, or nothing.</summary>
    public static bool? HasHeader(MediaTypeHeaderValue type)
    {
        foreach (NameValueHeaderValue parameter in type.Parameters)
        {
            if (!parameter.Name.Equals(HeaderParameter, StringComparison.OrdinalIgnoreCase))
                continue;
            Microsoft.Extensions.Primitives.StringSegment value = HeaderUtilities.RemoveQuotes(parameter.Value);
            if (value.Equals("present", StringComparison.OrdinalIgnoreCase))
                return true;
            if (value.Equals("absent", StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return null;
    }
}
