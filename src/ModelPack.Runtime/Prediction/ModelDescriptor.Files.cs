using ModelPack.Runtime.Loading;

namespace ModelPack;

public sealed partial class ModelDescriptor
{
    /// <summary>Reads the package manifest, <c>modelpack.json</c>, from the model's folder: UTF-8 JSON.</summary>
    /// <exception cref="ModelNotFoundException">The file is not there (MPK3030); the message lists where it was looked for.</exception>
    public ReadOnlyMemory<byte> ReadManifest() => Read(ModelFileNames.Manifest);

    /// <summary>Reads the JSON Schema of the input from the model's folder: UTF-8 JSON.</summary>
    /// <inheritdoc cref="ReadManifest"/>
    public ReadOnlyMemory<byte> ReadInputSchema() => Read(ModelFileNames.InputSchema);

    /// <summary>Reads the JSON Schema of the output from the model's folder: UTF-8 JSON.</summary>
    /// <inheritdoc cref="ReadManifest"/>
    public ReadOnlyMemory<byte> ReadOutputSchema() => Read(ModelFileNames.OutputSchema);

    /// <summary>
    /// Reads the golden examples from the model's folder: UTF-8 JSON Lines, each <c>{"input": ..., "output": ...}</c> in the contract's words, or
    /// <c>{"tensors": ..., "outputs": ...}</c> in the model's. Empty when the package has none.
    /// </summary>
    public ReadOnlyMemory<byte> ReadExamples() => Owner.TryFind(this, ModelFileNames.Examples) is { } path ? File.ReadAllBytes(path) : ReadOnlyMemory<byte>.Empty;

    private ModelLocator Owner => Locator ?? throw new InvalidOperationException($"The descriptor of model '{Name}' was not made from an assembly, so no folder belongs to it.");

    private ReadOnlyMemory<byte> Read(string file) => File.ReadAllBytes(Owner.Find(this, file));
}
