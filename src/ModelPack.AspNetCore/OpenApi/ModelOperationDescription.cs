using System.Reflection;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;
using ModelPack.AspNetCore.SageMaker;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>Makes endpoints show in OpenAPI documents, with the schemas that the model package carries.</summary>
internal static class ModelOperationDescription
{
    /// <summary>Describes an endpoint. A request delegate shows in the API explorer only when its method is among the metadata.</summary>
    public static void Describe(this IEndpointConventionBuilder endpoint, ModelOperation operation, MethodInfo handler)
    {
        endpoint.WithMetadata(handler);
        endpoint.WithTags(operation.Model.Name);
        endpoint.WithSummary(operation.Summary);
        endpoint.WithDescription(operation.Description);
        endpoint.AddOpenApiOperationTransformer((document, context, _) =>
        {
            Fill(document, operation, context);
            return Task.CompletedTask;
        });
    }

    private static void Fill(OpenApiOperation target, ModelOperation operation, OpenApiOperationTransformerContext context)
    {
        ModelDocumentInfo.Complete(context.Document!, operation.Model);
        target.OperationId = OperationId.For(operation, context.Description.RelativePath ?? "");
        target.Parameters = null;
        target.Responses = [];
        switch (operation.Kind)
        {
            case ModelOperationKind.Predict:
                FillPredict(target, operation, new ModelSchemas(operation, context.Document!));
                break;
            case ModelOperationKind.PredictBatch:
                FillPredictBatch(target, operation, new ModelSchemas(operation, context.Document!));
                break;
            case ModelOperationKind.Invocations:
                FillInvocations(target, operation, new ModelSchemas(operation, context.Document!));
                break;
            case ModelOperationKind.Ping:
                target.Responses["200"] = new OpenApiResponse { Description = "The model is ready." };
                target.Responses["503"] = new OpenApiResponse { Description = "The model is not ready." };
                break;
            case ModelOperationKind.Manifest:
                FillDocument(target, new ModelSchemas(operation, context.Document!), MediaTypes.Json);
                break;
            default:
                FillDocument(target, new ModelSchemas(operation, context.Document!), MediaTypes.Schema);
                break;
        }
    }

    private static void FillPredict(OpenApiOperation target, ModelOperation operation, ModelSchemas schemas)
    {
        target.RequestBody = new OpenApiRequestBody { Required = true, Content = Content((MediaTypes.Json, schemas.Input)) };
        foreach (MediaType type in operation.Forms?.Types.Where(static type => type != MediaType.Json) ?? [])
            target.RequestBody.Content![MediaTypes.NameOf(type)] = new OpenApiMediaType { Schema = FormSchema.Of(type, operation.Forms!) };
        target.Responses!["200"] = Prediction("The prediction.", Content((MediaTypes.Json, schemas.Output)));
        AddPredictionProblems(target, schemas);
        var examples = new ModelExamples(operation.Model);
        target.RequestBody.Content![MediaTypes.Json].Examples = examples.Inputs;
        target.Responses["200"].Content![MediaTypes.Json].Examples = examples.Outputs;
    }

    private static void FillPredictBatch(OpenApiOperation target, ModelOperation operation, ModelSchemas schemas)
    {
        target.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = Content((MediaTypes.Json, ArrayOf(schemas.Input)), (MediaTypes.JsonLines, schemas.Input)),
        };
        target.Responses!["200"] = Prediction(
            "A prediction for each row, in order.", Content((MediaTypes.Json, ArrayOf(schemas.Output)), (MediaTypes.JsonLines, schemas.OutputOrError)));
        AddPredictionProblems(target, schemas);
        target.RequestBody.Content![MediaTypes.Json].Example = new ModelExamples(operation.Model).Batch;
    }

    private static void FillInvocations(OpenApiOperation target, ModelOperation operation, ModelSchemas schemas)
    {
        FillPredict(target, operation, schemas);
        IDictionary<string, OpenApiMediaType> request = target.RequestBody!.Content!;
        request[MediaTypes.Json].Schema = OneOrMany(schemas.Input);
        request[SageMakerMediaTypes.JsonLines] = request[MediaTypes.JsonLines] = new OpenApiMediaType { Schema = schemas.Input };
        if (CsvColumns.TryCreate(operation.Model, out _, out _))
            request[SageMakerMediaTypes.Csv] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A row a line." } };
        IDictionary<string, OpenApiMediaType> response = target.Responses!["200"].Content!;
        response[MediaTypes.Json].Schema = OneOrMany(schemas.Output);
        response[SageMakerMediaTypes.JsonLines] = response[MediaTypes.JsonLines] = new OpenApiMediaType { Schema = schemas.OutputOrError };
        if (CsvOutput.ReasonAgainst(operation.Model) is null)
            response[SageMakerMediaTypes.Csv] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A prediction a line." } };
        AddProblem(target, schemas, "406", "The predictions do not have the form that the Accept header asks for.");
    }

    private static OpenApiSchema OneOrMany(IOpenApiSchema row) => new() { AnyOf = [row, ArrayOf(row)] };

    private static void FillDocument(OpenApiOperation target, ModelSchemas schemas, string mediaType)
    {
        target.Responses!["200"] = new OpenApiResponse
        {
            Description = "The document.",
            Content = Content((mediaType, new OpenApiSchema { Type = JsonSchemaType.Object })),
        };
        target.Responses["304"] = new OpenApiResponse { Description = "The document has not changed." };
        AddProblem(target, schemas, "404", "The model was deployed without this document.");
    }

    private static OpenApiResponse Prediction(string description, Dictionary<string, OpenApiMediaType> content) => new()
    {
        Description = description,
        Content = content,
        Headers = new Dictionary<string, IOpenApiHeader>
        {
            ["x-model-version"] = new OpenApiHeader { Description = "The version of the model package.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        },
    };

    private static void AddPredictionProblems(OpenApiOperation target, ModelSchemas schemas)
    {
        AddProblem(target, schemas, "400", "The input is not JSON, does not fit the contract, or was refused by the model.");
        AddProblem(target, schemas, "408", "The request's body did not come in time.");
        AddProblem(target, schemas, "413", "The request is too large.");
        AddProblem(target, schemas, "415", "The content type is not one that this endpoint reads.");
        AddProblem(target, schemas, "500", "The model gave an output that its contract does not allow.");
        AddProblem(target, schemas, "503", "The model is busy or not ready; Retry-After says when to try again.");
        AddProblem(target, schemas, "504", "The prediction did not end in the time that it had.");
    }

    private static void AddProblem(OpenApiOperation target, ModelSchemas schemas, string status, string description) =>
        target.Responses![status] = new OpenApiResponse { Description = description, Content = Content((ProblemJson.ContentType, schemas.Problem)) };

    private static OpenApiSchema ArrayOf(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static Dictionary<string, OpenApiMediaType> Content(params ReadOnlySpan<(string MediaType, IOpenApiSchema Schema)> contents)
    {
        var content = new Dictionary<string, OpenApiMediaType>();
        foreach ((string mediaType, IOpenApiSchema schema) in contents)
            content[mediaType] = new OpenApiMediaType { Schema = schema };
        return content;
    }
}
