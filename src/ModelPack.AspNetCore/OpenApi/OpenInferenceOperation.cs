namespace ModelPack.AspNetCore.OpenApi;

/// <summary>The endpoints of the Open Inference Protocol, by the protocol's names of them.</summary>
internal enum OpenInferenceOperation
{
    /// <summary>Whether the process answers.</summary>
    ServerLive,

    /// <summary>Whether all models are ready.</summary>
    ServerReady,

    /// <summary>Name, version and extensions of the server.</summary>
    ServerMetadata,

    /// <summary>Whether a model is ready.</summary>
    ModelReady,

    /// <summary>What a model takes and gives.</summary>
    ModelMetadata,

    /// <summary>Tensors in, tensors out.</summary>
    ModelInfer,
}
