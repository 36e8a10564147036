namespace ModelPack.AspNetCore.OpenApi;

/// <summary>The endpoints of a model.</summary>
internal enum ModelOperationKind
{
    /// <summary>One object.</summary>
    Predict,

    /// <summary>An array, or a stream of lines.</summary>
    PredictBatch,

    /// <summary>The package manifest.</summary>
    Manifest,

    /// <summary>The schema of one row.</summary>
    InputSchema,

    /// <summary>The schema of one prediction.</summary>
    OutputSchema,

    /// <summary>SageMaker's question whether the model is ready.</summary>
    Ping,

    /// <summary>SageMaker's one object, array, stream of lines, or table.</summary>
    Invocations,
}
