namespace ModelPack.Generators.Tests.Testing;

/// <summary>An <c>OnnxModel</c> item of a test project, with the text of its signature.</summary>
/// <param name="Path">The item as its author writes it.</param>
/// <param name="Signature">The text of its <c>.modelsig</c> file.</param>
internal sealed record TestModel(string Path, string Signature)
{
    /// <summary>A file of <c>tests/models</c>, in the folder <c>models</c> of the project.</summary>
    public static TestModel File(string name) => new("models/" + name, ModelSignatures.Of(name));

    /// <summary>The default name: the file's, without extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
