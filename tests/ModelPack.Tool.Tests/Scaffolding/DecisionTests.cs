using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding;
using ModelPack.Tool.Tests.Support;
using static ModelPack.Tool.Tests.Support.Signatures;

namespace ModelPack.Tool.Tests.Scaffolding;

public sealed class DecisionTests
{
    private static readonly ValueInfo s_score = Tensor("score", TensorElementType.Float32, "batch", "1");

    [Fact]
    public async Task Named_columns_become_members_with_their_units()
    {
        ModelSignature signature = Of([Tensor("features", TensorElementType.Float32, "batch", "3")], [s_score]) with { FeatureNames = Names("", "sepal length (cm)", "width [mm]", "class") };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[FeatureVector(\"features\")]\npublic sealed record SampleInput\n", input, StringComparison.Ordinal);
        Assert.Contains("    [Unit(\"cm\")] public required float SepalLength { get; init; }\n", input, StringComparison.Ordinal);
        Assert.Contains("    [Unit(\"mm\")] public required float Width { get; init; }\n", input, StringComparison.Ordinal);
        Assert.Contains("    public required float Class { get; init; }\n", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_whose_names_are_no_identifiers_say_which_they_are()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float64, "?", "3")], [s_score]) with { FeatureNames = Names("x", "a (cm)", "a (mm)", "%") };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[Feature(0, Name = \"a (cm)\"), Unit(\"cm\")] public required double A { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("[Feature(1, Name = \"a (mm)\"), Unit(\"mm\")] public required double A2 { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("[Feature(2, Name = \"%\")] public required double Feature { get; init; }", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_inputs_are_members_beside_the_columns()
    {
        ModelSignature signature = Of(
            [Tensor("x", TensorElementType.Float32, "n", "2"), Tensor("age", TensorElementType.Float32, "n", "1"), Tensor("history", TensorElementType.Float32, "n", "days"), Tensor("a", TensorElementType.String, "n")],
            [s_score]) with { FeatureNames = Names("x", "a", "b") };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[FeatureVector(\"x\")]", input, StringComparison.Ordinal);
        Assert.Contains("    public required float A { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("    [Tensor(\"age\")] public required float Age { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("    public required float[] History { get; init; }", input, StringComparison.Ordinal);
        Assert.Contains("    [Tensor(\"a\")] public required string A2 { get; init; }", input, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_several_tensors_have_named_columns_each_says_what_they_are()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n", "2"), Tensor("y", TensorElementType.Float32, "n", "2")], [s_score]) with
        {
            FeatureNames = new([.. Names("x", "a", "b"), .. Names("y", "c", "d")]),
        };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("2 values. Its columns are <c>c</c>, <c>d</c>.</summary>\n    public required float[] Y { get; init; }", input, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(300, 300)]
    public void Columns_without_a_name_each_and_long_vectors_stay_an_array(int names, int width)
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n", $"{width}")], [s_score]) with { FeatureNames = Names("x", [.. Enumerable.Range(0, names).Select(static n => $"f{n}")]) };

        Assert.Contains("public required float[] X { get; init; }", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
    }

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
    public async Task A_value_that_the_model_fails_on_is_refused_before()
    {
        ModelSignature signature = Of([Tensor("sex", TensorElementType.String, "n", "1"), Tensor("class", TensorElementType.Int64, "n", "1")], [s_score]) with
        {
            Categories = new([new Categories("sex", true, true, new(["male", "fe\"male"])), new Categories("class", false, true, new(["-1", "2"]))]),
        };

        string input = await Build(signature, "SampleInput.cs");

        Assert.Contains("[AllowedValues(\"male\", \"fe\\\"male\")] public required string Sex", input, StringComparison.Ordinal);
        Assert.Contains("[AllowedValues(-1, 2)] public required long Class", input, StringComparison.Ordinal);
        Assert.Equal("{\"input\":{\"sex\":\"male\",\"class\":-1}}\n", File(signature, "models/sample.examples.jsonl"));
    }

    [Fact]
    public async Task Labels_become_an_enum_that_all_outputs_of_them_share()
    {
        ValueInfo map = new("probabilities", new SequenceValueType(new MapValueType(TensorElementType.String, TensorType(TensorElementType.Float32))));
        EquatableArray<string> labels = new(["cat", "a cat", "10+", "Cat"]);
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "n", "3")], [map, Tensor("kind", TensorElementType.String, "n")]) with
        {
            ClassLabels = new([new ClassLabels("probabilities", true, labels), new ClassLabels("kind", true, labels)]),
        };

        string output = await Build(signature, "SamplePrediction.cs");

        Assert.Contains("public required IReadOnlyDictionary<SampleKind, float> Probabilities", output, StringComparison.Ordinal);
        Assert.Contains("public required SampleKind Kind", output, StringComparison.Ordinal);
        string type = File(signature, "SampleKind.cs");
        Assert.Contains("[EnumMember(Value = \"cat\")] Cat,", type, StringComparison.Ordinal);
        Assert.Contains("[EnumMember(Value = \"a cat\")] ACat,", type, StringComparison.Ordinal);
        Assert.Contains("[EnumMember(Value = \"Cat\")] Cat2,", type, StringComparison.Ordinal);
    }

    [Fact]
    public async Task States_are_bound_by_the_runtime_and_leave_the_members()
    {
        ModelSignature signature = Of(
            [Tensor("x", TensorElementType.Float32, "batch", "8"), Tensor("h0", TensorElementType.Float32, "2", "batch", "4")],
            [s_score, Tensor("hn", TensorElementType.Float32, "2", "batch", "4")]);

        string predictor = await Build(signature, "SamplePredictor.cs");

        Assert.Contains("[State(\"h0\", \"hn\")]\npublic sealed partial class", predictor, StringComparison.Ordinal);
        Assert.DoesNotContain("Hn", File(signature, "SamplePrediction.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_of_a_decoder_is_a_state_that_grows()
    {
        string[] layers = ["0.key", "0.value", "1.key", "1.value"];
        ModelSignature signature = Of(
            [
                Tensor("input_ids", TensorElementType.Int64, "batch_size", "sequence_length"), Tensor("attention_mask", TensorElementType.Int64, "batch_size", "total_sequence_length"),
                .. layers.Select(static layer => Tensor($"past_key_values.{layer}", TensorElementType.Float32, "batch_size", "2", "past_sequence_length", "8")),
                Tensor("use_cache_branch", TensorElementType.Bool, "1"),
            ],
            [Tensor("logits", TensorElementType.Float32, "batch_size", "sequence_length", "100"), .. layers.Select(static layer => Tensor($"present.{layer}", TensorElementType.Float32, "batch_size", "2", "total_sequence_length", "8"))]);

        string predictor = await Build(signature, "SamplePredictor.cs");

        Assert.All(layers, layer => Assert.Contains($"[State(\"past_key_values.{layer}\", \"present.{layer}\")]\n", predictor, StringComparison.Ordinal));
        Assert.Contains("public required float[] Logits ", File(signature, "SamplePrediction.cs"), StringComparison.Ordinal);
        Assert.Contains("public required bool UseCacheBranch ", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_of_another_shape_or_an_open_one_is_an_ordinary_input()
    {
        ValueInfo x = Tensor("x", TensorElementType.Float32, "batch", "8");
        ValueInfo after = Tensor("state_out", TensorElementType.Float32, "batch", "4");

        Assert.DoesNotContain("[State", File(Of([x, Tensor("state", TensorElementType.Float32, "batch", "5")], [s_score, after]), "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("[State", File(Of([x, Tensor("state", TensorElementType.Float64, "batch", "4")], [s_score, after]), "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("[State", File(Of([x, Tensor("state", TensorElementType.Float32, "batch", "open")], [s_score, after]), "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("[State", File(Of([Tensor("state", TensorElementType.Float32, "batch", "4")], [after]), "SamplePredictor.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_nothing_reads_is_a_constant()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "?", "8"), Tensor("Label", TensorElementType.Bool, "?", "1")], [s_score]) with { UnusedInputs = new(["Label"]) };

        Assert.Contains("[Constant(\"Label\", false)]\n", await Build(signature, "SamplePredictor.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("Label", File(signature, "SampleInput.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_nothing_reads_does_not_say_what_a_row_is()
    {
        ValueInfo x = Tensor("x", TensorElementType.Float32, "1", "1");
        ModelSignature signature = Of([x, Tensor("u", TensorElementType.Float32, "rows", "2")], [Tensor("y", TensorElementType.Float32, "1", "3")]) with { UnusedInputs = new(["u"]) };
        ModelSignature fixedOne = signature with { Inputs = new([x, Tensor("u", TensorElementType.Float32, "2", "2")]) };

        Assert.Contains("public required float[] U ", await Build(signature, "SampleInput.cs"), StringComparison.Ordinal);
        Assert.Contains("public required float X ", await Build(fixedOne, "SampleInput.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_nothing_reads_and_no_constant_fills_says_so()
    {
        ModelSignature signature = Of([Tensor("x", TensorElementType.Float32, "batch", "8"), Tensor("ids", TensorElementType.Int64, "batch", "length")], [s_score]) with { UnusedInputs = new(["ids"]) };

        Assert.Contains("any number of values. Nothing in the model reads it.</summary>\n    public required long[] Ids", await Build(signature, "SampleInput.cs"), StringComparison.Ordinal);
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

    private static EquatableArray<FeatureNames> Names(string input, params string[] names) => new([new FeatureNames(input, new(names))]);

    private static string File(ModelSignature signature, string path) => Scaffolds.Of(signature).Single(file => file.Path == path).Text;

    private static async Task<string> Build(ModelSignature signature, string path)
    {
        Assert.Empty(await ScaffoldBuild.Problems(Scaffolds.Of(signature), signature, "models/sample.onnx"));
        return File(signature, path);
    }
}
