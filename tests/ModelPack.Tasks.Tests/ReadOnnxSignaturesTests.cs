using Microsoft.Build.Framework;
using ModelPack.Tasks.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Tasks.Tests;

public sealed class ReadOnnxSignaturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildEngine _engine = new();

    [Fact]
    public void A_model_gives_its_signature_and_the_list_of_its_files()
    {
        Copy("external/linear-external.onnx");
        Copy("external/linear-external.onnx.data");

        Assert.True(Run(ModelItems.Create(_folder, "linear-external.onnx")));

        Assert.StartsWith("modelsig 1\n", File.ReadAllText(_folder["obj/linear-external.modelsig"]), StringComparison.Ordinal);
        Assert.Equal("linear-external.onnx\nlinear-external.onnx.data\n", File.ReadAllText(_folder["obj/linear-external.files"]));
    }

    [Fact]
    public void Every_bad_model_of_a_build_is_reported_at_once_with_code_file_and_help_page()
    {
        _folder.Write("empty.onnx", "");
        _folder.Write("pointer.onnx", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");

        Assert.False(Run(ModelItems.Create(_folder, "empty.onnx"), ModelItems.Create(_folder, "pointer.onnx"), ModelItems.Create(_folder, "missing.onnx")));

        Assert.Equal(["empty.onnx", "pointer.onnx", "missing.onnx"], _engine.Errors.Select(static error => error.File));
        Assert.All(_engine.Errors, static error => Assert.Equal("MPK2001", error.Code));
        Assert.All(_engine.Errors, static error => Assert.EndsWith("/MPK2001.md", error.HelpLink, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_the_item_go_into_the_signature()
    {
        Copy("iris-logreg-zipmap.onnx");
        _folder.Write("names.txt", "sepal length (cm)\nsepal width (cm)\npetal length (cm)\npetal width (cm)\n");

        Assert.True(Run(ModelItems.Create(_folder, "iris-logreg-zipmap.onnx", "names.txt")));

        Assert.Contains("\"sepal length (cm)\" \"sepal width (cm)\"", File.ReadAllText(_folder["obj/iris-logreg-zipmap.modelsig"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_names_that_is_not_there_is_an_error_that_names_it()
    {
        Copy("iris-logreg-zipmap.onnx");

        Assert.False(Run(ModelItems.Create(_folder, "iris-logreg-zipmap.onnx", "names.txt")));

        Assert.Contains("'names.txt' cannot be used: it does not exist", Assert.Single(_engine.Errors).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["obj/iris-logreg-zipmap.modelsig"]));
    }

    [Fact]
    public void A_model_whose_file_name_Windows_does_not_take_is_refused()
    {
        File.Copy(TestModels.Path("scalars.onnx"), _folder["aux.onnx"]);

        Assert.False(Run(ModelItems.Create(_folder, "aux.onnx")));

        Assert.Equal("MPK2001", Assert.Single(_engine.Errors).Code);
        Assert.Contains("device on Windows", _engine.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_model_names_makes_no_long_message_and_none_of_several_lines()
    {
        string domain = "com.example\r\n\u202e" + new string('x', 1 << 19);
        new OnnxModelBuilder().Input("x", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n")).NodeOf(domain, "F", ["x"], ["y"]).Save(_folder["named.onnx"]);

        Assert.False(Run(ModelItems.Create(_folder, "named.onnx")));

        string message = Assert.Single(_engine.Errors).Message!;
        Assert.StartsWith("The model uses operators of the domain 'com.example\ufffd\ufffd\ufffdxx", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1, 400);
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string model) => File.Copy(TestModels.Path(model), _folder[Path.GetFileName(model)]);

    private bool Run(params ITaskItem[] models) =>
        new ReadOnnxSignatures { BuildEngine = _engine, Models = models, ProjectDirectory = _folder.Path }.Execute();
}
