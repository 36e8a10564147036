using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>A model that one test builds.</summary>
internal sealed class TemporaryModel : IDisposable
{
    public TemporaryModel(OnnxModelBuilder model) => Path = model.Save(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"modelpack-{Guid.NewGuid():N}.onnx"));

    public string Path { get; }

    /// <summary>The file's name, as contracts write it.</summary>
    public string File => System.IO.Path.GetFileName(Path);

    /// <summary>The model's name; no other test has it.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Compiles a contract over it: types named <c>Input</c> and <c>Output</c>, and attributes of the predictor.</summary>
    public LoadedContract Open(string types, string attributes = "") =>
        LoadedContract.Open(TestContract.Of(File, types).Replace("[ModelContract(", attributes + "\n[ModelContract(", StringComparison.Ordinal), Path);

    public void Dispose() => System.IO.File.Delete(Path);
}
