using System.Text;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Loading;

/// <summary>The packaged examples at run time: handed out, and the row that warms a model up.</summary>
[Collection(ModelFolder.Tests)]
public sealed class ExampleTests : IDisposable
{
    private const string InTensors = """{"tensors":{"x":[1]},"outputs":{"y":[1]}}""";

    public ExampleTests()
    {
        ModelFolder.Restore();
        RecordingContract.Rows.Clear();
    }

    public void Dispose() => ModelFolder.Remove();

    [Fact]
    public void The_descriptor_hands_out_the_examples_as_they_were_packed()
    {
        Write(InTensors);
        Assert.Equal(InTensors + "\n", Encoding.UTF8.GetString(Predictor<float[], float[], RecordingContract>.Descriptor.ReadExamples().Span));
    }

    [Fact]
    public void A_package_without_examples_gives_nothing() => Assert.True(Predictor<float[], float[], RecordingContract>.Descriptor.ReadExamples().IsEmpty);

    [Fact]
    public void The_first_example_in_the_contracts_words_warms_the_model_up()
    {
        Write("not JSON", InTensors, Row(7), Row(8));
        Load();
        Assert.Equal([7f], RecordingContract.Rows);
    }

    [Fact]
    public void A_last_line_without_a_line_end_counts()
    {
        File.WriteAllText(Path.Combine(ModelFolder.Path, "examples.jsonl"), Row(7));
        Load();
        Assert.Equal([7f], RecordingContract.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"input":{"x":[1,2]}}""")]
    [InlineData("""{"input":{"unknown":1}}""")]
    [InlineData("""{"input":{"x":""")]
    public void What_is_no_valid_example_stops_no_model_from_loading(string line)
    {
        Write(line);
        Load();
        Assert.Empty(RecordingContract.Rows);
    }

    [Fact]
    public void A_model_that_is_not_to_be_warmed_up_runs_no_example()
    {
        Write(Row(7));
        Load(new PredictorOptions { WarmUp = false });
        Assert.Empty(RecordingContract.Rows);
    }

    private static void Load(PredictorOptions? options = null) => Predictor<float[], float[], RecordingContract>.Load<RecordingContract>(options).Dispose();

    private static string Row(int first) => """{"output":{"y":[0]},"input":{"x":[""" + string.Join(',', (int[])[first, .. new int[15]]) + "]}}";

    private static void Write(params string[] lines) => File.WriteAllText(Path.Combine(ModelFolder.Path, "examples.jsonl"), string.Join('\n', lines) + "\n");
}
