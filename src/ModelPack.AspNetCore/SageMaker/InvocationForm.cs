using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.SageMaker;

/// <summary>What the body of an invocation is.</summary>
/// <param name="Rows">How it holds rows; null where it is one input in another form.</param>
/// <param name="Other">That form.</param>
/// <param name="HasHeader">Whether comma-separated values begin with the names of the columns; null where the sender does not say.</param>
internal readonly record struct InvocationForm(AnswerForm? Rows, MediaType Other, bool? HasHeader)
{
    /// <summary>What the request says of its body.</summary>
    public static InvocationForm Of(HttpRequest request)
    {
        MediaType type = MediaTypes.Of(request);
        if (type != MediaType.Other)
            return new InvocationForm(type switch { MediaType.Json => AnswerForm.Json, MediaType.JsonLines => AnswerForm.JsonLines, _ => null }, type, null);
        if (MediaTypes.ParseText(request) is not { } parsed)
            return default;
        AnswerForm? rows = SageMakerMediaTypes.FormOf(parsed);
        return new InvocationForm(rows, MediaType.Other, rows == AnswerForm.Csv ? SageMakerMediaTypes.HasHeader(parsed) : null);
    }
}
