using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>What a client wants to get: the best of its <c>Accept</c> header that there is.</summary>
/// <param name="Form">The form.</param>
/// <param name="ContentType">What the response calls it.</param>
/// <param name="HasHeader">Whether comma-separated values begin with the names of the columns.</param>
internal readonly record struct AnswerType(AnswerForm Form, string ContentType, bool HasHeader = false)
{
    /// <summary>JSON.</summary>
    public static AnswerType Json { get; } = new(AnswerForm.Json, Requests.MediaTypes.Json);

    /// <summary>Chooses.</summary>
    /// <param name="request">The request.</param>
    /// <param name="otherwise">What a client gets that does not care.</param>
    /// <param name="hasCsv">Whether the predictions have columns.</param>
    /// <returns>Null where nothing fits.</returns>
    public static AnswerType? Choose(HttpRequest request, AnswerType otherwise, bool hasCsv)
    {
        IList<MediaTypeHeaderValue> accepted = new RequestHeaders(request.Headers).Accept;
        if (accepted.Count == 0)
            return otherwise;
        foreach (MediaTypeHeaderValue type in accepted.OrderByDescending(static type => type.Quality ?? 1))
        {
            if (type.Quality == 0)
                continue;
            if (Match(type, otherwise) is { } found && (found.Form != AnswerForm.Csv || hasCsv))
                return found;
        }

        return null;
    }

    private static AnswerType? Match(MediaTypeHeaderValue accepted, AnswerType otherwise)
    {
        if (accepted.MatchesAllTypes)
            return otherwise;
        bool isText = accepted.Type.Equals("text", StringComparison.OrdinalIgnoreCase);
        if (accepted.MatchesAllSubTypes)
            return (isText == (otherwise.Form == AnswerForm.Csv)) ? otherwise : isText ? OfCsv(accepted) : Json;
        return SageMakerMediaTypes.FormOf(accepted) switch
        {
            AnswerForm.Csv => OfCsv(accepted),
            AnswerForm.JsonLines => new AnswerType(AnswerForm.JsonLines, accepted.MediaType.ToString()),
            AnswerForm.Json => Json,
            _ => null,
        };
    }

    private static AnswerType OfCsv(MediaTypeHeaderValue accepted) => new(AnswerForm.Csv, SageMakerMediaTypes.CsvUtf8, SageMakerMediaTypes.HasHeader(accepted) == true);
}
