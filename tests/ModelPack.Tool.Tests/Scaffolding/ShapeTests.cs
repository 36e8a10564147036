using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding;
using ModelPack.Tool.Tests.Support;
using static ModelPack.Tool.Tests.Support.DecidedScaffold;
using static ModelPack.Tool.Tests.Support.Signatures;

namespace ModelPack.Tool.Tests.Scaffolding;

/// <summary>What a scaffold makes of rows, whole runs, types and texts.</summary>
public sealed class ShapeTests
{
    private static readonly ValueInfo s_score = Tensor("score", TensorElementType.Float32, "batch", "1");

    [Fact]
    public async Task What_a_model_makes_of_all_rows_together_is_of_the_whole_run()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n")], [Tensor("total", TensorElementType.Float32)]);

        Assert.Contains("public required float[] X { get; init; }", await Build(signature, "SampleInput.cs"), StringComparison.Ordinal);
        Assert.Contains("Batch = \"\"", File(signature, "SamplePredictor.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_of_one_row_is_that_rows()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n", "2")], [Tensor("total", TensorElementType.Float32, "1", "3")]);

        Assert.Contains("public required float[] Total { get; init; }", await Build(signature, "SamplePrediction.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Batch = ", File(signature, "SamplePredictor.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_came_in_is_left_out_unless_there_is_no_other()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "?", "8")], [s_score, Tensor("x.out", TensorElementType.Float32, "?", "8")]) with { PassThroughs = new([new PassThrough("x.out", "x")]) };
        ModelSignature only = signature with { Outputs = new([signature.Outputs[1]]) };

        Assert.DoesNotContain("XOut", File(signature, "SamplePrediction.cs"), StringComparison.Ordinal);
        Assert.Contains("XOut", File(only, "SamplePrediction.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_a_whole_run_take_the_batch_away()
    {
        ValueInfo sequence = new("items", new SequenceValueType(TensorType(TensorElementType.Int64, "n", "4")));
        ValueInfo optional = new("mask", new OptionalValueType(TensorType(TensorElementType.Bool, "n")));
        ValueInfo any = new("any", new TensorValueType(TensorElementType.BFloat16, null));
        ValueInfo map = new("words", new MapValueType(TensorElementType.String, TensorType(TensorElementType.Float32)));
        ValueInfo maps = new("scores", new SequenceValueType(new MapValueType(TensorElementType.Int64, TensorType(TensorElementType.Float32))));
        ValueInfo x = Tensor("x", TensorElementType.Float32, "batch", "height", "width");
        ModelSignature signature = Of([x, sequence, optional, any, map], [s_score, maps, any, optional]);

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("public required Tensor<float> X ", input, StringComparison.Ordinal);
        Assert.Contains("public required IReadOnlyList<long[]> Items ", input, StringComparison.Ordinal);
        Assert.Contains("public bool[]? Mask ", input, StringComparison.Ordinal);
        Assert.Contains("public required Tensor<BFloat16> Any ", input, StringComparison.Ordinal);
        Assert.Contains("public required IReadOnlyDictionary<string, float> Words ", input, StringComparison.Ordinal);
        Assert.Contains("Batch = \"\"", File(signature, "SamplePredictor.cs"), StringComparison.Ordinal);
        string output = File(signature, "SamplePrediction.cs");
        Assert.Contains("public required float[] Score ", output, StringComparison.Ordinal);
        Assert.Contains("public required IReadOnlyList<IReadOnlyDictionary<long, float>> Scores ", output, StringComparison.Ordinal);
        Assert.Contains("public bool[]? Mask ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_with_rows_keeps_them_beside_outputs_without_a_shape_and_inputs_with_defaults()
    {
        ValueInfo threshold = Tensor("threshold", TensorElementType.Float32, "1") with { IsOptional = true };
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "batch", "4"), threshold], [s_score, new("any", new TensorValueType(TensorElementType.Float32, null))]);

        string output = await Build(signature, "SamplePrediction.cs");

        Assert.Contains("public required float[] Any ", output, StringComparison.Ordinal);
        Assert.Contains("public float? Threshold ", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Batch", File(signature, "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.Equal("{\"input\":{\"x\":[0,0,0,0]}}\n", File(signature, "models/sample.examples.jsonl"));
    }

    [Theory]
    [InlineData("{\"input\":{\"x\":[[0,0],[0,0]]}}\n", "batch", "2", "2")]
    [InlineData(null, "batch", "length", "2")]
    [InlineData(null, "batch", "length")]
    [InlineData(null, "batch", "4097")]
    public void An_example_is_written_where_all_sizes_of_a_row_are_known(string? example, params string[] dimensions)
    {
        IReadOnlyList<ScaffoldFile> files = Scaffolds.Of(Of([Tensor("x", TensorElementType.Float32, dimensions)], [s_score]));

        Assert.Equal(example, files.SingleOrDefault(static file => file.Path == "models/sample.examples.jsonl")?.Text);
        Assert.Equal(example is not null, files[0].Text.Contains(" Examples=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(TensorElementType.Complex64)]
    [InlineData(TensorElementType.Float8E4M3FN)]
    public void An_input_that_no_member_binds_to_is_an_error(TensorElementType type) =>
        Assert.Equal("MPK1009", Assert.Throws<ScaffoldException>(() => Scaffolds.Of(Of([Tensor("x", type, "2")], [s_score]))).Code);

    [Fact]
    public async Task Whatever_a_model_says_stays_text()
    {
        const string Evil = "</summary> */ \"); System.Environment.Exit(1); // \u2028 \u202e \u0000 \ud83d {0} $(x) %25 ]]> `|`\r\n#error x";
        ValueInfo[] inputs = [Tensor(Evil, TensorElementType.Float32, Evil, "2") with { Documentation = Evil }, Tensor("record", TensorElementType.String, Evil, "1")];
        ModelSignature signature = Of(inputs, [Tensor(Evil, TensorElementType.String, Evil)]) with
        {
            Documentation = Evil,
            ProducerName = Evil,
            Metadata = new([new MetadataProperty(Evil, Evil)]),
            ClassLabels = new([new ClassLabels(Evil, true, new([Evil, "ok"]))]),
            Categories = new([new Categories("record", true, true, new([Evil, "b"]))]),
        };

        await Build(signature, "SampleInput.cs");

        Assert.All(Scaffolds.Of(signature), static file => Assert.DoesNotMatch("[\u2028\u202e\u0000\r]", file.Text));
    }
}
