using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Members that are one value for a whole run: maps, sequences and optionals, in and out.</summary>
public sealed class RunValueTests
{
    private static readonly OnnxType s_floats = OnnxType.Sequence(OnnxType.TensorOfAnyRank(OnnxElement.Float32));

    [Theory]
    [InlineData("Tensor<float>", "[[1,2],[[3],[4]],[]]", "[[1,2],[[3],[4]],[]]")]
    [InlineData("float[]", "[[1,2],[3]]", "[[1,2],[3]]")]
    [InlineData("float", "[1,2,3]", "[1,2,3]")]
    [InlineData("float[]", "[]", "[]")]
    [InlineData("Tensor<float>", "[]", "[]")]
    public void Sequences_of_tensors_go_in_and_come_out(string item, string json, string expected)
    {
        using LoadedContract contract = Open($"public sealed record Input(IReadOnlyList<{item}> Xs); public sealed record Output(IReadOnlyList<{item}> Ys);", Identity(s_floats));

        Assert.Equal($$"""{"ys":{{expected}}}""", contract.PredictText($$"""{"xs":{{json}}}"""));
    }

    [Theory]
    [InlineData("""{"xs":[[1],["a"]]}""", "$.xs[1][0] MPK3002")]
    [InlineData("""{"xs":[[1],["NaN"]]}""", "$.xs[1][0] MPK3005")]
    [InlineData("""{"xs":[[1],null]}""", "$.xs[1] MPK3001")]
    [InlineData("""{"xs":1}""", "$.xs MPK3002")]
    [InlineData("""{"xs":null}""", "$.xs MPK3001")]
    [InlineData("""{}""", "$.xs MPK3001")]
    public void What_is_wrong_with_an_item_is_named_by_its_place(string json, string failure)
    {
        using LoadedContract contract = Open("public sealed record Input(IReadOnlyList<float[]> Xs); public sealed record Output(IReadOnlyList<float[]> Ys);", Identity(s_floats));

        Assert.Equal([failure], contract.Failures(json));
    }

    [Fact]
    public void Sequences_of_text_and_of_labels_work()
    {
        OnnxModelBuilder model = Identity(OnnxType.Sequence(OnnxType.TensorOfAnyRank(OnnxElement.String)));
        using LoadedContract texts = Open("public sealed record Input(IReadOnlyList<string[]> Xs); public sealed record Output(IReadOnlyList<Tensor<string>> Ys);", model);
        using LoadedContract labels = Open("public enum Pet { Cat, Dog } public sealed record Input(IReadOnlyList<Pet> Xs); public sealed record Output(IReadOnlyList<Pet> Ys);", model);

        Assert.Equal("""{"ys":[["a","b"],[]]}""", texts.PredictText("""{"xs":[["a","b"],[]]}"""));
        Assert.Equal("""{"ys":["Dog","Cat"]}""", labels.PredictText("""{"xs":["Dog","Cat"]}"""));
        Assert.Equal(["$.xs[0] MPK3008", "$.xs[1] MPK3008"], labels.Failures("""{"xs":["dog","cow"]}"""));
    }

    [Theory]
    [InlineData("long, float", OnnxElement.Int64, OnnxElement.Float32, """{"-2":0,"7":1.5}""")]
    [InlineData("string, double", OnnxElement.String, OnnxElement.Float64, """{"a":1.5,"b c":0}""")]
    [InlineData("string, long", OnnxElement.String, OnnxElement.Int64, """{"a":1,"b":9007199254740993}""")]
    [InlineData("long, string", OnnxElement.Int64, OnnxElement.String, """{"1":"one","2":""}""")]
    [InlineData("string, string", OnnxElement.String, OnnxElement.String, """{"k":"v"}""")]
    [InlineData("string, float", OnnxElement.String, OnnxElement.Float32, "{}")]
    public void Maps_go_in_and_come_out(string types, OnnxElement key, OnnxElement value, string json)
    {
        OnnxType map = OnnxType.Map(key, OnnxType.Tensor(value));
        OnnxModelBuilder model = new OnnxModelBuilder().Input("m", map).Output("m", map);
        using LoadedContract contract = Open($"public sealed record Input(IReadOnlyDictionary<{types}> M); public sealed record Output(IReadOnlyDictionary<{types}> M);", model);

        Assert.Equal($$"""{"m":{{json}}}""", contract.PredictText($$"""{"m":{{json}}}"""));
    }

    [Fact]
    public void A_map_feeds_an_operator_and_may_be_keyed_by_an_enum()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Opset("", 13).Opset("ai.onnx.ml", 1)
            .Input("m", OnnxType.Map(OnnxElement.String, OnnxType.Tensor(OnnxElement.Float32))).Output("t", OnnxType.Float32(1, 2))
            .NodeOf("ai.onnx.ml", "DictVectorizer", ["m"], ["t"], OnnxAttribute.Texts("string_vocabulary", "red", "green"));
        using LoadedContract contract = Open(
            "public enum Colour { [System.Runtime.Serialization.EnumMember(Value = \"red\")] Red, [System.Runtime.Serialization.EnumMember(Value = \"green\")] Green } public sealed record Input(IReadOnlyDictionary<Colour, float> M); public sealed record Output(float[] T);", model);

        Assert.Equal("""{"t":[[0,3]]}""", contract.PredictText("""{"m":{"green":3}}"""));
        Assert.Equal(["$.m.blue MPK3008"], contract.Failures("""{"m":{"blue":3}}"""));
        Assert.Equal(["$.m.red MPK3005"], contract.Failures("""{"m":{"red":1e999}}"""));
        Assert.Equal(["$.m.red MPK3002"], contract.Failures("""{"m":{"red":1,"red":2}}"""));
        Assert.Equal(["$.m.red MPK3002"], contract.Failures("""{"m":{"red":[1]}}"""));
    }

    [Fact]
    public void Sequences_of_maps_go_through_whole_or_row_by_row()
    {
        OnnxType maps = OnnxType.Sequence(OnnxType.Map(OnnxElement.Int64, OnnxType.Tensor(OnnxElement.Float32)));
        OnnxModelBuilder whole = new OnnxModelBuilder().Input("m", maps).Output("m", maps);
        using LoadedContract list = Open("public sealed record Input(IReadOnlyList<IReadOnlyDictionary<long, float>> M); public sealed record Output(IReadOnlyList<IReadOnlyDictionary<long, float>> M);", whole);
        Assert.Equal("""{"m":[{"1":2},{"3":4,"5":6}]}""", list.PredictText("""{"m":[{"1":2},{"3":4,"5":6}]}"""));
        Assert.Equal(["$.m[1].x MPK3008"], list.Failures("""{"m":[{"1":2},{"x":4}]}"""));
        Assert.Equal(["$.m MPK3006"], list.Failures("""{"m":[]}"""));

        OnnxModelBuilder rows = new OnnxModelBuilder().Input("m", maps).Input("x", OnnxType.Float32("n")).Output("m", maps).Output("y", OnnxType.Float32("n")).Node("Neg", ["x"], ["y"]);
        using LoadedContract each = Open("public sealed record Input(IReadOnlyDictionary<long, float> M, float X); public sealed record Output(IReadOnlyDictionary<long, float> M, float Y);", rows);
        Assert.Equal(
            ["""{"m":{"1":2},"y":-1}""", """{"m":{"3":4},"y":-2}"""],
            each.PredictBatch(["""{"m":{"1":2},"x":1}""", """{"m":{"3":4},"x":2}"""]).Select(row => row.GetRawText()));
    }

    [Fact]
    public void A_sequence_that_comes_out_alone_is_read_whole()
    {
        using LoadedContract contract = LoadedContract.Open(
            TestContract.Of("sequence-out.onnx", "public sealed record Input(Tensor<float> X); public sealed record Output(IReadOnlyList<Tensor<float>> Parts);", ", Batch = \"\""), "sequence-out.onnx");

        Assert.Equal(2, contract.Predict("""{"x":[[1,2],[3,4],[5,6]]}""").GetProperty("parts").GetArrayLength());
    }

    [Fact]
    public void An_optional_input_may_be_null()
    {
        OnnxType optional = OnnxType.Optional(OnnxType.Float32("n"));
        OnnxModelBuilder model = new OnnxModelBuilder().Opset("", 18).Input("x", optional).Output("has", OnnxType.Tensor(OnnxElement.Bool)).Node("OptionalHasElement", ["x"], ["has"]);
        using LoadedContract contract = Open("public sealed record Input(float[]? X = null); public sealed record Output(bool Has);", model);

        foreach (string row in new[] { """{"x":[1,2]}""", """{"x":null}""", """{"x":[]}""", "{}", """{"x":[1]}""" })
            Assert.Equal(row.Contains('['), contract.Predict(row).GetProperty("has").GetBoolean());
    }

    [Fact]
    public void An_optional_sequence_may_be_null_too()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Opset("", 18).Input("x", OnnxType.Optional(s_floats)).Output("has", OnnxType.Tensor(OnnxElement.Bool)).Node("OptionalHasElement", ["x"], ["has"]);
        using LoadedContract contract = Open("public sealed record Input(IReadOnlyList<float[]>? X = null); public sealed record Output(bool Has);", model);

        foreach (string row in new[] { """{"x":[[1],[2]]}""", """{"x":null}""", """{"x":[]}""", "{}" })
            Assert.Equal(row.Contains('['), contract.Predict(row).GetProperty("has").GetBoolean());
    }

    [Fact]
    public void A_model_that_cannot_do_without_an_optional_input_refuses_the_row()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Opset("", 18).Input("x", OnnxType.Optional(OnnxType.Float32("n"))).Output("y", OnnxType.Float32("n")).Node("OptionalGetElement", ["x"], ["y"]);
        using LoadedContract contract = Open("public sealed record Input(float[]? X); public sealed record Output(float[] Y);", model);

        Assert.Equal("""{"y":[1,2]}""", contract.PredictText("""{"x":[1,2]}"""));
        Assert.Equal(["$ MPK3020"], contract.Failures("""{"x":null}"""));
        Assert.Equal("""{"y":[3]}""", contract.PredictText("""{"x":[3]}"""));
    }


    [Fact]
    public void An_optional_output_is_null_where_it_holds_nothing()
    {
        OnnxType optional = OnnxType.Optional(OnnxType.Float32("n"));
        OnnxModelBuilder model = new OnnxModelBuilder().Opset("", 18).Input("x", optional).Input("z", OnnxType.Float32("n")).Output("y", optional).Output("w", OnnxType.Float32("n"))
            .Node("Identity", ["x"], ["y"]).Node("Neg", ["z"], ["w"]);
        using LoadedContract contract = Open("public sealed record Input(float[]? X, float[] Z); public sealed record Output(float[]? Y, float[] W);", model, ", Batch = \"\"");

        Assert.Equal("""{"y":[1,2],"w":[-1,-1]}""", contract.PredictText("""{"x":[1,2],"z":[1,1]}"""));
        Assert.Equal("""{"y":null,"w":[-1]}""", contract.PredictText("""{"x":null,"z":[1]}"""));
        Assert.Equal("""{"y":[3],"w":[-2]}""", contract.PredictText("""{"x":[3],"z":[2]}"""));
    }

    [Fact]
    public void An_input_with_a_default_may_be_left_out_and_rows_that_leave_it_out_run_apart()
    {
        OnnxModelBuilder model = new OnnxModelBuilder()
            .Input("x", OnnxType.Float32("n")).Input("scale", OnnxType.Float32(1)).Initializer(OnnxTensor.Float32("scale", [1], 10))
            .Output("y", OnnxType.Float32("n")).Node("Mul", ["x", "scale"], ["y"]);
        using LoadedContract contract = Open("public sealed record Input(float X, float? Scale = null); public sealed record Output(float Y);", model);

        Assert.Equal(
            [10, 4, 30, 8, 5],
            contract.PredictBatch(["""{"x":1}""", """{"x":2,"scale":2}""", """{"x":3,"scale":null}""", """{"x":4,"scale":2}""", """{"x":5,"scale":1}"""]).Select(row => row.GetProperty("y").GetInt32()));
        Assert.Equal("""{"y":10}""", contract.PredictText("""{"x":1}"""));
        Assert.Equal("""{"y":3}""", contract.PredictText("""{"x":1,"scale":3}"""));
    }

    [Fact]
    public void An_array_with_a_default_may_be_left_out_and_its_length_agrees_where_it_is_given()
    {
        OnnxModelBuilder model = new OnnxModelBuilder()
            .Input("x", OnnxType.Float32("batch", "n")).Input("bias", OnnxType.Float32("n")).Initializer(OnnxTensor.Float32("bias", [1], 10))
            .Output("y", OnnxType.Float32("batch", "n")).Node("Add", ["x", "bias"], ["y"]);
        using LoadedContract contract = Open("public sealed record Input(float[] X, float[]? Bias = null); public sealed record Output(float[] Y);", model);

        Assert.Equal(
            ["[11,12]", "[2,4]", "[13]", "[4,6]"],
            contract.PredictBatch(["""{"x":[1,2]}""", """{"x":[1,2],"bias":[1,2]}""", """{"x":[3]}""", """{"x":[3,4],"bias":[1,2]}"""]).Select(row => row.GetProperty("y").GetRawText()));
        Assert.Equal(["$.bias MPK3010"], contract.Failures("""{"x":[1,2],"bias":[1]}"""));
    }

    private static LoadedContract Open(string types, OnnxModelBuilder model, string contract = "") => LoadedContract.Open(TestContract.Of("m.onnx", types, contract), model);

    private static OnnxModelBuilder Identity(OnnxType type) => new OnnxModelBuilder().Opset("", 16).Input("xs", type).Output("ys", type).Node("Identity", ["xs"], ["ys"]);
}
