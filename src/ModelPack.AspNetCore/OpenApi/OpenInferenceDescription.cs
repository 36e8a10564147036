using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ModelPack.AspNetCore.OpenInference;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Makes the endpoints of the Open Inference Protocol show in OpenAPI documents.</summary>
internal static class OpenInferenceDescription
{
    private const string Tag = "Open Inference Protocol";

    /// <summary>Describes an endpoint. A request delegate shows in the API explorer only when its method is among the metadata.</summary>
    public static void Describe(this IEndpointConventionBuilder endpoint, OpenInferenceOperation operation, MethodInfo handler)
    {
        endpoint.WithMetadata(handler);
        endpoint.WithTags(Tag);
        endpoint.WithSummary(SummaryOf(operation));
        endpoint.WithDescription(DescriptionOf(operation));
        endpoint.AddOpenApiOperationTransformer((document, context, _) =>
        {
            Fill(document, operation, context);
            return Task.CompletedTask;
        });
    }

    private static string SummaryOf(OpenInferenceOperation operation) => operation switch
    {
        OpenInferenceOperation.ServerLive => "Whether the server is live.",
        OpenInferenceOperation.ServerReady => "Whether all models are ready.",
        OpenInferenceOperation.ServerMetadata => "Name, version and extensions of the server.",
        OpenInferenceOperation.ModelReady => "Whether a model is ready.",
        OpenInferenceOperation.ModelMetadata => "The inputs and outputs of a model.",
        _ => "Runs a model on tensors.",
    };

    private static string DescriptionOf(OpenInferenceOperation operation) => operation switch
    {
        OpenInferenceOperation.ModelInfer =>
            "Tensors are named, typed and shaped as in the model's graph. Data are JSON, flat or nested, or bytes behind the JSON (binary tensor extension). " +
            "Numbers that JSON cannot say are the strings NaN, Infinity and -Infinity.",
        OpenInferenceOperation.ServerReady or OpenInferenceOperation.ModelReady => "The status tells it: 200 or 503.",
        OpenInferenceOperation.ModelMetadata => "A dimension that requests decide is -1.",
        _ => "Part of the Open Inference Protocol, version 2.",
    };

    private static void Fill(OpenApiOperation target, OpenInferenceOperation operation, OpenApiOperationTransformerContext context)
    {
        ModelDocumentInfo.Complete(context.Document!, Tag, "Every model in its own tensors, by version 2 of the protocol.");
        string path = context.Description.RelativePath ?? "";
        target.OperationId = OperationIdOf(operation, path);
        target.Parameters = ParametersOf(path);
        target.Responses = new OpenApiResponses { ["200"] = Json("The answer.", OpenInferenceSchemas.Of(operation)) };
        bool isOfModel = path.Contains('{' + OpenInferenceModels.ModelParameter + '}', StringComparison.Ordinal);
        if (isOfModel)
            AddError(target, "404", "There is no such model, or not in this version.");
        if (operation is OpenInferenceOperation.ServerReady or OpenInferenceOperation.ModelReady)
            target.Responses["503"] = Json("Not ready.", OpenInferenceSchemas.Of(operation));
        else if (isOfModel)
            AddError(target, "503", "The model is busy or not ready; Retry-After says when to try again.");
        if (operation == OpenInferenceOperation.ModelInfer)
            FillInfer(target);
    }

    private static void FillInfer(OpenApiOperation target)
    {
        target.RequestBody = new OpenApiRequestBody { Required = true, Content = Content(OpenInferenceSchemas.InferRequest) };
        target.Responses!["200"] = new OpenApiResponse
        {
            Description = "The tensors that the model gave.",
            Content = Content(OpenInferenceSchemas.Of(OpenInferenceOperation.ModelInfer)),
            Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["x-model-version"] = new OpenApiHeader { Description = "The version of the model package.", Schema = OpenInferenceSchemas.Text },
                ["Inference-Header-Content-Length"] = new OpenApiHeader { Description = "The length of the JSON, where bytes of tensors follow it.", Schema = OpenInferenceSchemas.Integer },
            },
        };
        AddError(target, "400", "The request is none of the protocol, or its tensors do not fit the model.");
        AddError(target, "408", "The request's body did not come in time.");
        AddError(target, "413", "The request is too large.");
        AddError(target, "415", "The content type is not one that this endpoint reads.");
        AddError(target, "500", "The model gave an output that cannot be carried.");
        AddError(target, "504", "The prediction did not end in the time that it had.");
    }

    // As OperationId does it for models: unique when mapped twice.
    private static string OperationIdOf(OpenInferenceOperation operation, string path)
    {
        string prefix = string.Concat(path[..Math.Max(0, path.IndexOf("v2", StringComparison.Ordinal))].Where(char.IsAsciiLetterOrDigit));
        string version = path.Contains('{' + OpenInferenceModels.VersionParameter + '}', StringComparison.Ordinal) ? "OfVersion" : "";
        string id = prefix + operation + version;
        return char.ToLowerInvariant(id[0]) + id[1..];
    }

    private static List<IOpenApiParameter>? ParametersOf(string path)
    {
        (string Name, string Description)[] all = [(OpenInferenceModels.ModelParameter, "The model's name."), (OpenInferenceModels.VersionParameter, "The version of the model package that serves.")];
        List<IOpenApiParameter> parameters =
        [
            .. all.Where(parameter => path.Contains('{' + parameter.Name + '}', StringComparison.Ordinal)).Select(static parameter => new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Path,
                Required = true,
                Description = parameter.Description,
                Schema = OpenInferenceSchemas.Text,
            }),
        ];
        return parameters.Count == 0 ? null : parameters;
    }

    private static void AddError(OpenApiOperation target, string status, string description) => target.Responses![status] = Json(description, OpenInferenceSchemas.Error);

    private static OpenApiResponse Json(string description, IOpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [MediaTypes.Json] = new() { Schema = schema } },
    };

    private static Dictionary<string, OpenApiMediaType> Content(IOpenApiSchema json) => new()
    {
        [MediaTypes.Json] = new OpenApiMediaType { Schema = json },
        [MediaTypes.Bytes] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
    };
}
