using Microsoft.ML.OnnxRuntime;

namespace ModelPack;

/// <summary>How a predictor is loaded and run. The defaults suit servers and small models.</summary>
public sealed class PredictorOptions
{
    /// <summary>The model file to load instead of the one beside the app. Needs <see cref="ExpectedDigest"/> or <see cref="TrustManifest"/> unless its digest is the compiled one.</summary>
    public string? ModelPath { get; set; }

    /// <summary>SHA-256 of the file at <see cref="ModelPath"/>, 64 hex digits, when it is not the one that was compiled in.</summary>
    public string? ExpectedDigest { get; set; }

    /// <summary>Accepts the digest that the manifest beside <see cref="ModelPath"/> states, without one given by the caller. Logged. Default: false.</summary>
    public bool TrustManifest { get; set; }

    /// <summary>The most rows in one native call; larger batches are split. Default: 4,096.</summary>
    public int MaxBatchRows { get; set; } = 4_096;

    /// <summary>The most array elements that one row may carry, over all its members (MPK3011). Default: 10,000,000.</summary>
    public long MaxRowElements { get; set; } = 10_000_000;

    /// <summary>Threads inside one native call. Default: 1, the best for small models and for servers with concurrent callers; 0 lets ONNX Runtime choose.</summary>
    public int IntraOpThreads { get; set; } = 1;

    /// <summary>Execution providers by preference, as in <c>cuda:0</c> or <c>cpu</c>. One that is asked for and missing is an error. Default: CPU.</summary>
    public IList<string> ExecutionProviders { get; } = [];

    /// <summary>What happens when a prediction breaks an attribute of the output type. Default: <see cref="OutputPolicy.Count"/>.</summary>
    public OutputPolicy OutputPolicy { get; set; } = OutputPolicy.Count;

    /// <summary>Runs the model once at load, with the first packaged example or else with zeros, so that the first request is not the slow one. Default: true.</summary>
    public bool WarmUp { get; set; } = true;

    /// <summary>Lets rows of concurrent asynchronous calls share native calls. Default: null, each call runs by itself. Nothing changes for models whose rows cannot run together: a fixed batch, or a state.</summary>
    public MicroBatchingOptions? MicroBatching { get; set; }

    /// <summary>Changes ONNX Runtime's own session options last, after all of the above.</summary>
    public Action<SessionOptions>? ConfigureSession { get; set; }
}
