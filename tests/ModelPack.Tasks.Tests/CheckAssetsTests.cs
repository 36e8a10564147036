using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using ModelPack.Tasks.Tests.Infrastructure;

namespace ModelPack.Tasks.Tests;

public sealed class CheckAssetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildEngine _engine = new();

    public CheckAssetsTests()
    {
        _folder.Write("project/words/en.txt", "a");
        _folder.Write("project/words/de.txt", "b");
        _folder.Write("other/secret.txt", "c");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Assets_that_can_ship_are_no_error()
    {
        Assert.True(Check(Asset("words/en.txt"), Asset("words/de.txt"), Asset("words/en.txt", model: "models/b.onnx"), Asset("words/en.txt", model: "./models\\a.onnx", name: "more/en.txt")));
        Assert.Empty(_engine.Errors);
    }

    [Theory]
    [InlineData("words/en.txt", "", null, "MPK1002", "The models are: 'models/a.onnx', 'models/b.onnx'")]
    [InlineData("words/en.txt", "c.onnx", null, "MPK1002", "is for 'c.onnx', and no OnnxModel item has that path or file name. The models are: 'models/a.onnx', 'models/b.onnx'")]
    [InlineData("words/en.txt", "other/a.onnx", null, "MPK1002", "The models are: ")]
    [InlineData("words/fr.txt", "a.onnx", null, "MPK2002", "does not exist")]
    [InlineData("words", "a.onnx", null, "MPK2002", "does not exist")]
    [InlineData("../other/secret.txt", "a.onnx", null, "MPK2002", "lies outside the project's folder")]
    [InlineData("link.txt", "a.onnx", null, "MPK2002", "lies outside the project's folder")]
    [InlineData("words/en.txt", "a.onnx", "../en.txt", "MPK2002", "has the Name '../en.txt'")]
    [InlineData("words/en.txt", "a.onnx", "/en.txt", "MPK2002", "has the Name '/en.txt'")]
    [InlineData("words/en.txt", "a.onnx", "words\\en.txt", "MPK2002", "has the Name 'words\\en.txt'")]
    [InlineData("words/en.txt", "a.onnx", "words/", "MPK2002", "has the Name 'words/'")]
    public void An_asset_that_cannot_ship_is_an_error_on_its_item(string file, string model, string? name, string code, string said)
    {
        File.CreateSymbolicLink(_folder["project/link.txt"], _folder["other/secret.txt"]);

        Assert.False(Check(Asset(file, model, name)));

        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal((code, file), (error.Code, error.File));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"{code}.md", error.HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_assets_of_one_name_are_an_error_that_names_both()
    {
        Assert.False(Check(Asset("words/en.txt"), Asset("words/de.txt", name: "EN.txt")));

        BuildErrorEventArgs error = Assert.Single(_engine.Errors);
        Assert.Equal("MPK2008", error.Code);
        Assert.Contains("'words/en.txt' and 'words/de.txt'", error.Message, StringComparison.Ordinal);
    }

    private ITaskItem Asset(string file, string model = "a.onnx", string? name = null) => new TaskItem(Path.GetFullPath(Path.Combine(_folder["project"], file)), new Dictionary<string, string>
    {
        ["AssetItem"] = file,
        ["Model"] = model,
        ["ModelName"] = Path.GetFileNameWithoutExtension(model.Replace('\\', '/')),
        ["AssetPath"] = "assets/" + (name ?? Path.GetFileName(file)),
    });

    private bool Check(params ITaskItem[] assets) => new CheckAssets
    {
        BuildEngine = _engine,
        Assets = assets,
        Models = [new TaskItem("a", new Dictionary<string, string> { ["ModelPath"] = "models/a.onnx" }), new TaskItem("b", new Dictionary<string, string> { ["ModelPath"] = "models/b.onnx" })],
        ProjectDirectory = _folder["project"],
    }.Execute();
}
