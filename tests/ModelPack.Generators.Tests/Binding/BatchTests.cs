using ModelPack.Generators.Model;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Binding;

/// <summary>Which dimension counts rows, over the test models and over shapes that exporters write.</summary>
public sealed class BatchTests
{
    private static void Check(TestModel model, string input, string output, string? batch, bool oneRowPerRun, string[] tensors, string inputAttributes = "", string contract = "", string more = "")
    {
        ContractModel bound = BoundContract.Of(SmallContract.Of(model, input, output, inputAttributes, contract: contract, more: more));

        Assert.Equal(batch, bound.BatchName);
        Assert.Equal(oneRowPerRun, bound.OneRowPerRun);
        Assert.Equal(tensors, BoundContract.Describe(bound));
    }

    [Fact]
    public void Iris_has_a_named_batch_and_one_map_a_row() => Check(
        TestModel.File("iris-logreg-zipmap.onnx"),
        "public float A { get; set; } public float B { get; set; } public float C { get; set; } public float D { get; set; }",
        "public required string Label { get; init; } public required IReadOnlyDictionary<string, float> Probabilities { get; init; }",
        "batch", false, ["features[0] = A, B, C, D", "label[0] = Label", "probabilities[0] = Probabilities"], "[FeatureVector(\"features\")]");

    [Fact]
    public void A_forest_leaves_its_batch_unnamed() => Check(
        TestModel.File("iris-forest-tensor.onnx"),
        "public required float[] X { get; init; }",
        "public required long Label { get; init; } public required ReadOnlyMemory<float> Probabilities { get; init; }",
        "", false, ["X[0] = X", "label[0] = Label", "probabilities[0] = Probabilities"]);

    [Fact]
    public void Columns_share_their_unnamed_batch() => Check(
        TestModel.File("penguins-columns.onnx"),
        """
        public required float BillLengthMm { get; init; }
        public required float BillDepthMm { get; init; }
        public required float FlipperLengthMm { get; init; }
        public required float BodyMassG { get; init; }
        public required string Sex { get; init; }
        public required Island Island { get; init; }
        """,
        "public required string Species { get; init; }",
        "", false,
        [
            "bill_length_mm[0] = BillLengthMm", "bill_depth_mm[0] = BillDepthMm", "flipper_length_mm[0] = FlipperLengthMm", "body_mass_g[0] = BodyMassG",
            "island[0] = Island", "sex[0] = Sex", "species[0] = Species",
        ],
        more: "public enum Island { Biscoe, Dream, Torgersen }");

    [Fact]
    public void A_state_has_its_batch_at_the_second_position() => Check(
        TestModel.File("audio-gru-stateful.onnx"),
        "public required float[] Audio { get; init; } public required float[] State { get; init; }",
        "public required float SpeechProb { get; init; } public required float[] StateOut { get; init; }",
        "batch", false, ["audio[0] = Audio", "state[1] = State", "speech_prob[0] = SpeechProb", "state_out[1] = StateOut"]);

    [Fact]
    public void An_input_without_the_batch_is_a_parameter() => Check(
        TestModel.File("optional-threshold.onnx"),
        "public required float X { get; init; } public float Threshold { get; init; } = 0.5f;",
        "public required bool Hit { get; init; }",
        "n", false, ["x[0] = X", "threshold[-1] = Threshold", "hit[0] = Hit"]);

    [Fact]
    public void Scalars_run_row_by_row() => Check(
        TestModel.File("scalars.onnx"),
        "public required double A { get; init; } public required double B { get; init; }",
        "public required double Sum { get; init; } public required bool AWins { get; init; }",
        null, true, ["a[-1] = A", "b[-1] = B", "sum[-1] = Sum", "a_wins[-1] = AWins"]);

    [Fact]
    public void Half_precision_binds_to_Half() => Check(
        TestModel.File("half-matmul.onnx"),
        "public required Half[] X { get; init; }", "public required Half[] Y { get; init; }", "n", false, ["x[0] = X", "y[0] = Y"]);

    [Fact]
    public void Tokens_that_two_inputs_share_are_no_batch()
    {
        UserProject project = SmallContract.Of(
            TestModel.File("text-tokens.onnx"),
            "public required long[] InputIds { get; init; } public required long[] AttentionMask { get; init; }",
            "public required float[] Logits { get; init; }");
        ContractModel bound = BoundContract.Of(project);

        Assert.Equal("batch_size", bound.BatchName);
        Assert.Equal(["sequence_length"], bound.Symbols);
        Assert.Equal(["input_ids[0] = InputIds", "attention_mask[0] = AttentionMask", "logits[0] = Logits"], BoundContract.Describe(bound));
    }

    [Fact]
    public void Batch_on_the_contract_overrides() => Check(
        SmallContract.Model("""input "x" float32["time", "rows"]""", """output "y" float32["rows"]"""),
        "public required float[] X { get; init; }", "public required float Y { get; init; }", "rows", false, ["x[1] = X", "y[0] = Y"], contract: ", Batch = \"rows\"");

    [Fact]
    public void An_empty_Batch_makes_the_whole_tensor_one_row() => Check(
        SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]"""),
        "public required float[] X { get; init; }", "public required float[] Y { get; init; }", null, true, ["x[-1] = X", "y[-1] = Y"], contract: ", Batch = \"\"");

    [Theory]
    [InlineData("1, 8")]
    [InlineData("1, \"t\"")]
    public void A_first_dimension_of_one_is_a_batch_of_one(string shape) => Check(
        SmallContract.Model($"""input "x" float32[{shape}]""", """input "rate" int64[]""", """output "y" float32[?, 2]"""),
        "public required float[] X { get; init; } public required long Rate { get; init; }", "public required float[] Y { get; init; }",
        null, true, ["x[0] = X", "rate[-1] = Rate", "y[0] = Y"]);

    [Fact]
    public void A_recurrent_model_shares_its_batch_behind_the_time() => Check(
        SmallContract.Model("""input "x" float32["t", "b", 4]""", """input "h" float32[2, "b", 8]""", """output "y" float32["t", "b", 8]"""),
        "public required float[] X { get; init; } public required float[] H { get; init; }", "public required float[] Y { get; init; }",
        "b", false, ["x[1] = X", "h[1] = H", "y[1] = Y"]);

    [Theory]
    [InlineData("p2o.DynamicDimension.0", "p2o.DynamicDimension.3", "p2o.DynamicDimension.5")]
    [InlineData("unk__10", "unk__11", "unk__12")]
    [InlineData("images_dynamic_axes_1", "scale_dynamic_axes_1", "Concaty_dim_0")]
    public void A_batch_that_is_numbered_anew_for_each_tensor_is_one(string first, string second, string output) => Check(
        SmallContract.Model($"""input "image" float32["{first}", 3]""", $"""input "scale" float32["{second}", 2]""", $"""output "y" float32["{output}", 2]"""),
        "public required float[] Image { get; init; } public required float[] Scale { get; init; }", "public required float[] Y { get; init; }",
        "", false, ["image[0] = Image", "scale[0] = Scale", "y[0] = Y"]);

    [Fact]
    public void Numbered_names_that_inputs_share_tell_them_apart() => Check(
        SmallContract.Model("""input "a" float32["unk__1", 3]""", """input "b" float32["unk__1", 2]""", """input "c" float32["unk__2", 2]""", """output "y" float32["unk__1", 2]"""),
        "public required float[] A { get; init; } public required float[] B { get; init; } public required float[] C { get; init; }", "public required float[] Y { get; init; }",
        "unk__1", false, ["a[0] = A", "b[0] = B", "c[-1] = C", "y[0] = Y"]);

    [Theory]
    [InlineData("\"batch\"")]
    [InlineData("\"unk__1\"")]
    [InlineData("?")]
    public void A_number_of_something_else_is_no_batch_and_rows_run_one_by_one(string batch) => Check(
        SmallContract.Model($"""input "image" float32[{batch}, 3]""", """output "detections" float32["num_dets", 7]""", $"""output "scores" float32[{batch}, 2]"""),
        "public required float[] Image { get; init; }", "public required float[] Detections { get; init; } public required float[] Scores { get; init; }",
        batch.Trim('"').Replace("?", ""), true, ["image[0] = Image", "detections[-1] = Detections", "scores[0] = Scores"]);

    [Fact]
    public void Rows_run_one_by_one_only_where_a_member_takes_what_is_of_all_of_them() => Check(
        SmallContract.Model("""input "image" float32["batch", 3]""", """output "detections" float32["num_dets", 7]""", """output "scores" float32["batch", 2]"""),
        "public required float[] Image { get; init; }", "public required float[] Scores { get; init; }", "batch", false, ["image[0] = Image", "scores[0] = Scores"]);

    [Fact]
    public void One_value_for_each_row_is_no_member_for_a_number_of_something_else() => Assert.Equal(
        ["MPK1006"],
        ContractReport.Of(SmallContract.Of(SmallContract.Model("""input "x" float32["batch"]""", """output "y" float32["num_dets"]"""), "public required float X { get; init; }")).Errors);

    [Theory]
    [InlineData("?, 3")]
    [InlineData("\"unk__215\", 3")]
    [InlineData("\"N\", 3")]
    [InlineData("\"batch_size\", 3")]
    public void An_output_with_an_unnamed_or_renumbered_first_dimension_is_a_row_each(string shape) => Check(
        SmallContract.Model("""input "x" float32["unk__214", 4]""", $"""output "y" float32[{shape}]"""),
        "public required float[] X { get; init; }", "public required float[] Y { get; init; }", "unk__214", false, ["x[0] = X", "y[0] = Y"]);

    [Fact]
    public void Rows_run_one_by_one_where_no_output_follows_them() => Check(
        SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""", """output "classes" int64[3]"""),
        "public required float X { get; init; }", "public required long[] Classes { get; init; }", "n", true, ["x[0] = X", "classes[-1] = Classes"]);

    [Fact]
    public void An_input_without_a_shape_is_taken() => Check(
        SmallContract.Model("""input "x" float32[...]""", """output "y" float32[...]"""),
        "public required float[] X { get; init; }", "public required float[] Y { get; init; }", null, true, ["x[-1] = X", "y[-1] = Y"]);

    [Fact]
    public void Unnamed_dimensions_of_rows_get_names_of_their_own()
    {
        ContractModel bound = BoundContract.Of(SmallContract.Of(
            SmallContract.Model("""input "x" float32[?, ?]""", """output "y" float32[?]"""), "public required float[] X { get; init; }"));

        Assert.Equal(["x[1]"], bound.Symbols);
        Assert.Equal(["?", "x[1]"], bound.Inputs[0].Shape!.Value.Select(dimension => dimension.ToString()));
    }

    [Theory]
    [InlineData("float32", "float")]
    [InlineData("float64", "double")]
    [InlineData("float16", "Half")]
    [InlineData("int8", "sbyte")]
    [InlineData("int16", "short")]
    [InlineData("int32", "int")]
    [InlineData("int64", "long")]
    [InlineData("uint8", "byte")]
    [InlineData("uint16", "ushort")]
    [InlineData("uint32", "uint")]
    [InlineData("uint64", "ulong")]
    [InlineData("bool", "bool")]
    [InlineData("string", "string")]
    public void Each_element_type_has_its_scalar_array_and_memory(string held, string type)
    {
        TestModel model = SmallContract.Model($"""input "a" {held}["n"]""", $"""input "b" {held}["n", 2]""", $"""input "c" {held}["n", "t"]""", $"""output "y" {held}["n"]""");
        ContractModel bound = BoundContract.Of(SmallContract.Of(
            model,
            $"public required {type} A {{ get; init; }} public required {type}[] B {{ get; init; }} public required ReadOnlyMemory<{type}> C {{ get; init; }}",
            $"public required {type} Y {{ get; init; }}"));

        Assert.Equal(["a[0] = A", "b[0] = B", "c[0] = C", "y[0] = Y"], BoundContract.Describe(bound));
    }

    [Fact]
    public void All_types_bind_to_the_model_that_has_them()
    {
        ContractModel bound = BoundContract.Of(SmallContract.Of(
            SmallContract.Model([.. ModelSignatures.Of("all-types-identity.onnx").Split('\n').Where(line => line.StartsWith("input", StringComparison.Ordinal) || line.StartsWith("output", StringComparison.Ordinal)).Where(line => !line.Contains("bfloat16", StringComparison.Ordinal))]),
            string.Concat(s_scalars.Select(pair => $"public required {pair.Type} In{pair.Name} {{ get; init; }} ")),
            string.Concat(s_scalars.Select(pair => $"public required {pair.Type} Out{pair.Name} {{ get; init; }} "))));

        Assert.Equal(s_scalars.Length, bound.Inputs.Count);
        Assert.Equal(s_scalars.Length, bound.Outputs.Count);
    }

    private static readonly (string Name, string Type)[] s_scalars =
    [
        ("Float32", "float"), ("Float64", "double"), ("Float16", "Half"), ("Int8", "sbyte"), ("Int16", "short"), ("Int32", "int"), ("Int64", "long"),
        ("Uint8", "byte"), ("Uint16", "ushort"), ("Uint32", "uint"), ("Uint64", "ulong"), ("Bool", "bool"), ("String", "string"),
    ];
}
