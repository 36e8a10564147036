namespace ModelPack.AspNetCore.Problems;

/// <summary>An answer of RFC 9457 before it is written. Holds no value of the request, no path and no text of an exception.</summary>
/// <param name="Type">A stable URI that names the kind of problem. A URN, so that it promises no page.</param>
/// <param name="Title">The kind of problem in words; the same for every problem of this type.</param>
/// <param name="Status">The HTTP status code.</param>
internal sealed record Problem(string Type, string Title, int Status)
{
    /// <summary>What the caller can do, where there is more to say than the title.</summary>
    public string? Detail { get; init; }

    /// <summary>The failures of the input, where it is one.</summary>
    public IReadOnlyList<InputError> Errors { get; init; } = [];

    /// <summary>When to try again, where that helps.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Problem InvalidInput(IReadOnlyList<InputError> errors) =>
        new(Urn("invalid-input"), "The input does not fit the contract of the model.", StatusCodes.Status400BadRequest) { Errors = errors };

    public static Problem UnsupportedMediaType { get; } =
        new(Urn("unsupported-media-type"), "The content type is not one that this endpoint reads.", StatusCodes.Status415UnsupportedMediaType)
        {
            Detail = "Send UTF-8 JSON, without content encoding; the Accept-Post header lists the media types.",
        };

    public static Problem NotAcceptable(string detail) =>
        new(Urn("not-acceptable"), "The answer has none of the accepted content types.", StatusCodes.Status406NotAcceptable) { Detail = detail };

    public static Problem TooLarge(long limit) =>
        new(Urn("request-too-large"), "The request is too large.", StatusCodes.Status413PayloadTooLarge)
        {
            Detail = FormattableString.Invariant($"At most {limit} bytes are read."),
        };

    /// <summary>The server refused the bytes that came as a body: broken chunks, too slow, or cut off.</summary>
    public static Problem UnreadableRequest(int status) => new(Urn("unreadable-request"), "The request's body could not be read.", status);

    public static Problem Overloaded(TimeSpan retryAfter) =>
        new(Urn("overloaded"), "The model is busy.", StatusCodes.Status503ServiceUnavailable) { RetryAfter = retryAfter };

    /// <summary>The time that the options allow was over before there was a prediction.</summary>
    public static Problem TimedOut { get; } =
        new(Urn("timed-out"), "The prediction took too long.", StatusCodes.Status504GatewayTimeout);

    public static Problem NotReady(TimeSpan retryAfter) =>
        new(Urn("model-not-ready"), "The model is not ready.", StatusCodes.Status503ServiceUnavailable) { RetryAfter = retryAfter };

    public static Problem ModelOutput { get; } =
        new(Urn("model-output"), "The model gave an output that its contract does not allow.", StatusCodes.Status500InternalServerError);

    public static Problem ModelEncoding { get; } =
        new(Urn("model-encoding"), "The input could not be made into what the model takes.", StatusCodes.Status500InternalServerError);

    public static Problem DocumentMissing { get; } =
        new(Urn("document-missing"), "The model was deployed without this document.", StatusCodes.Status404NotFound);

    private static string Urn(string kind) => "urn:modelpack:problem:" + kind;
}
