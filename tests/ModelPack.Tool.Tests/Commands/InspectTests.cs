using System.Text.Json;
using ModelPack.Testing;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

public sealed class InspectTests
{
    [Fact]
    public void A_model_is_shown_with_all_that_it_says()
    {
        ToolRun run = ToolRun.Of("inspect", TestModels.Path("penguins-columns.onnx"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"SHA-256 +[0-9a-f]{64}", run.Output);
        Assert.Matches("producer +modelpack-testdata 1", run.Output);
        Assert.Matches(@"opsets +ai\.onnx 13, ai\.onnx\.ml 2", run.Output);
        Assert.Matches(@"bill_length_mm +float32\[\?, 1\]", run.Output);
        Assert.Matches(@"probability +sequence\(map\(string, float32\[\]\)\)", run.Output);
        Assert.Matches("species +Adelie, Chinstrap, Gentoo", run.Output);
        Assert.Matches("island +Biscoe, Dream, Torgersen +others are unknown", run.Output);
        Assert.Matches("body_mass_g +NaN", run.Output);
    }

    [Fact]
    public void Metadata_defaults_and_external_data_are_shown()
    {
        Assert.Matches("classes +setosa,versicolor,virginica", ToolRun.Of("inspect", TestModels.Path("iris-logreg-zipmap.onnx")).Output);
        Assert.Matches(@"threshold +float32\[1\] +has a default", ToolRun.Of("inspect", TestModels.Path("optional-threshold.onnx")).Output);
        Assert.Matches(@"linear-external\.onnx\.data", ToolRun.Of("inspect", TestModels.Path("external/linear-external.onnx")).Output);
    }

    [Fact]
    public void Programs_read_the_same_as_json()
    {
        ToolRun run = ToolRun.Of("inspect", TestModels.Path("penguins-columns.onnx"), "--json");

        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1391, root.GetProperty("size").GetInt64());
        JsonElement signature = root.GetProperty("signature");
        Assert.Equal("float32", signature.GetProperty("inputs")[0].GetProperty("elementType").GetString());
        Assert.Equal(JsonValueKind.Null, signature.GetProperty("inputs")[0].GetProperty("shape")[0].ValueKind);
        Assert.Equal("Gentoo", signature.GetProperty("classLabels")[0].GetProperty("labels")[2].GetString());
        Assert.False(signature.GetProperty("categories")[0].GetProperty("isClosed").GetBoolean());
        Assert.Equal("NaN", signature.GetProperty("missingMarkers")[0].GetProperty("value").GetString());
        Assert.Equal(0, root.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public void Every_test_model_can_be_inspected() =>
        Assert.All(Directory.EnumerateFiles(TestModels.Folder, "*.onnx"), static model => Assert.Equal(0, ToolRun.Of("inspect", model).ExitCode));

    [Theory]
    [InlineData(".", "MPK2001: The model file cannot be opened: it is a folder.")]
    [InlineData("no/such.onnx", "MPK2001: The model file does not exist.")]
    [InlineData("", "MPK2001: The model file ")]
    [InlineData("bad\0name", "MPK2001: The model file cannot be opened: ")]
    public void A_file_that_cannot_be_read_is_bad_input(string file, string message)
    {
        ToolRun run = ToolRun.Of("inspect", file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }
}
