namespace ModelPack;

/// <summary>Marks a partial class as the predictor of a model: its members are generated and checked against the model's signature.</summary>
/// <remarks>The class names <see cref="IPredictor{TInput, TOutput}"/>; the input and output types are yours. A contract that does not fit the model does not compile (MPK1001 to MPK1014).</remarks>
/// <param name="path">The path or file name of an <c>OnnxModel</c> item of the project, as in <c>models/iris.onnx</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelContractAttribute(string path) : Attribute
{
    /// <summary>The path or file name of the <c>OnnxModel</c> item.</summary>
    public string Path { get; } = path;

    /// <summary>The model's name in routes, metrics, configuration and the package. Default: the file's name without extension.</summary>
    public string? Name { get; set; }

    /// <summary>The symbolic dimension that is the batch. Default: the leading dimension that all batched inputs share by name, or leave unnamed. Empty: the model takes no batch.</summary>
    public string? Batch { get; set; }
}
