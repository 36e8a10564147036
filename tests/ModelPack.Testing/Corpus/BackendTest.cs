namespace ModelPack.Testing;

/// <summary>A test of the corpus: a folder with a model and data that others recorded for it.</summary>
/// <param name="Group">The folder of the corpus that it lies in, as in <c>node</c>.</param>
/// <param name="Name">Its own folder, as in <c>test_abs</c>.</param>
/// <param name="Folder">The full path of that folder.</param>
public sealed record BackendTest(string Group, string Name, string Folder)
{
    /// <summary>The model.</summary>
    public string Model => Path.Combine(Folder, "model.onnx");

    /// <summary>The folders of recorded data, each with <c>input_K.pb</c> and <c>output_K.pb</c>.</summary>
    public IReadOnlyList<string> DataSets => [.. Directory.EnumerateDirectories(Folder, "test_data_set_*").Order(StringComparer.Ordinal)];
}
