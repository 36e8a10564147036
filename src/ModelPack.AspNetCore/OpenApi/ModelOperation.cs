using ModelPack.AspNetCore.Endpoints;
using ModelPack.AspNetCore.Requests;

namespace ModelPack.AspNetCore.OpenApi;

/// <summary>What an OpenAPI document says about one endpoint of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Documents">Its packaged schemas.</param>
/// <param name="Kind">Which endpoint.</param>
internal sealed record ModelOperation(ModelDescriptor Model, PackagedDocuments Documents, ModelOperationKind Kind)
{
    /// <summary>In which forms one row can be sent; null where rows are JSON alone.</summary>
    public InputForms? Forms { get; init; }

    /// <summary>The route below the model's prefix.</summary>
    public string Route => Kind switch
    {
        ModelOperationKind.Predict => "/predict",
        ModelOperationKind.PredictBatch => "/predict/batch",
        ModelOperationKind.InputSchema => "/schema/input",
        ModelOperationKind.OutputSchema => "/schema/output",
        ModelOperationKind.Ping => "/ping",
        ModelOperationKind.Invocations => "/invocations",
        _ => "",
    };

    /// <summary>One line.</summary>
    public string Summary => Kind switch
    {
        ModelOperationKind.Predict => $"Predicts one row with model {Model.Name}.",
        ModelOperationKind.PredictBatch => $"Predicts many rows with model {Model.Name}.",
        ModelOperationKind.InputSchema => $"JSON Schema of a row that model {Model.Name} takes.",
        ModelOperationKind.OutputSchema => $"JSON Schema of a prediction of model {Model.Name}.",
        ModelOperationKind.Ping => $"Whether model {Model.Name} is ready, for SageMaker.",
        ModelOperationKind.Invocations => $"Predicts one row or many with model {Model.Name}, for SageMaker.",
        _ => $"The package manifest of model {Model.Name}: version, digests, signature, licence.",
    };

    /// <summary>What the summary leaves open.</summary>
    public string Description => Kind switch
    {
        ModelOperationKind.Predict => "An input that does not fit the contract is answered with 400 and every failure by its JSON path.",
        ModelOperationKind.PredictBatch =>
            "A JSON array is predicted as a whole: one bad row refuses all. A stream of lines (application/x-ndjson) is answered line by line, in order; " +
            "a bad line is answered with {\"error\": problem}, and the sender has to read while it writes.",
        ModelOperationKind.Ping => "The status is the answer; there is no body.",
        ModelOperationKind.Invocations =>
            "The answer comes in the form that the Accept header names, or else in that of the request. A JSON array, and CSV, are predicted as a whole: one bad row refuses all. " +
            "JSON Lines that are answered by JSON Lines are answered line by line, in order.",
        _ => "Has an ETag; If-None-Match is answered with 304.",
    };
}
