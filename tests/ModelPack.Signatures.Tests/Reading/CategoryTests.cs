using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class CategoryTests
{
    private static readonly OnnxType s_texts = OnnxType.Tensor(OnnxElement.String, "n", 1);
    private static readonly OnnxType s_numbers = OnnxType.Tensor(OnnxElement.Int64, "n", 1);
    private static readonly OnnxAttribute s_sexes = OnnxAttribute.Texts("cats_strings", "female", "male", "female");

    [Theory]
    [InlineData("OneHotEncoder", "cats_strings")]
    [InlineData("LabelEncoder", "keys_strings")]
    [InlineData("LabelEncoder", "classes_strings")]
    [InlineData("CategoryMapper", "cats_strings")]
    public void String_categories_are_found(string operatorType, string attribute) =>
        Assert.Equal(new Categories("x", true, false, new(["b", "a"])), Trace(s_texts, operatorType, OnnxAttribute.Texts(attribute, "b", "a", "b")));

    [Theory]
    [InlineData("OneHotEncoder", "cats_int64s")]
    [InlineData("LabelEncoder", "keys_int64s")]
    [InlineData("CategoryMapper", "cats_int64s")]
    public void Integer_categories_are_found(string operatorType, string attribute) =>
        Assert.Equal(new Categories("x", false, false, new(["3", "-1"])), Trace(s_numbers, operatorType, OnnxAttribute.Integers(attribute, 3, -1, 3)));

    [Fact]
    public void A_list_for_another_type_says_nothing()
    {
        Assert.Null(Trace(s_numbers, "CategoryMapper", s_sexes));
        Assert.Null(Trace(s_texts, "LabelEncoder", OnnxAttribute.Integers("keys_int64s", 1)));
        Assert.Equal(["1"], Trace(s_numbers, "CategoryMapper", s_sexes, OnnxAttribute.Integers("cats_int64s", 1))!.Values);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Only_an_encoder_without_zeros_fails_on_other_values(long zeros, bool isClosed) =>
        Assert.Equal(isClosed, Trace(s_texts, "OneHotEncoder", s_sexes, OnnxAttribute.Integer("zeros", zeros))!.IsClosed);

    [Theory]
    [InlineData("Identity"), InlineData("Reshape"), InlineData("Squeeze"), InlineData("Unsqueeze"), InlineData("Flatten")]
    public void Categories_pass_back_through_nodes_that_keep_values(string operatorType) =>
        Assert.Equal(["female", "male"], Chain(s_texts, s_sexes, (operatorType, [])).Single().Values);

    [Fact]
    public void Categories_end_at_a_node_that_computes() => Assert.Empty(Chain(s_texts, s_sexes, ("StringNormalizer", [])));

    [Fact]
    public void Integers_that_are_cast_to_text_keep_those_categories_that_they_can_be() =>
        Assert.Equal(
            [new Categories("x", false, false, new(["1", "-2"]))],
            Chain(s_numbers, OnnxAttribute.Texts("cats_strings", "1", "missing", "-2", "03", "1.0", "9223372036854775808"), ("Cast", [OnnxAttribute.Integer("to", 8)])));

    [Theory]
    [InlineData(OnnxElement.Int32, OnnxElement.Int64, true)]
    [InlineData(OnnxElement.UInt32, OnnxElement.Int64, true)]
    [InlineData(OnnxElement.Int64, OnnxElement.Int32, false)]
    [InlineData(OnnxElement.Float32, OnnxElement.Int64, false)]
    [InlineData(OnnxElement.String, OnnxElement.Int64, false)]
    public void A_cast_that_may_change_a_value_ends_the_chain(OnnxElement from, OnnxElement to, bool isFound) =>
        Assert.Equal(isFound, Chain(OnnxType.Tensor(from, "n"), OnnxAttribute.Integers("cats_int64s", 1), ("Cast", [OnnxAttribute.Integer("to", (long)to)])).Any());

    [Fact]
    public void Encoders_of_one_input_must_agree()
    {
        Assert.Equal([new Categories("x", true, true, new(["a", "b"]))], Both("b", "a"));
        Assert.Empty(Both("a"));

        static EquatableArray<Categories> Both(params string[] second) => Reader.Read(new OnnxModelBuilder().Input("x", s_texts).Output("y", s_texts)
            .NodeOf("ai.onnx.ml", "OneHotEncoder", ["x"], ["p"], OnnxAttribute.Texts("cats_strings", "a", "b"))
            .NodeOf("ai.onnx.ml", "OneHotEncoder", ["x"], ["y"], OnnxAttribute.Texts("cats_strings", second), OnnxAttribute.Integer("zeros", 0)).Build()).Categories;
    }

    [Fact]
    public void A_ring_of_nodes_ends() =>
        Assert.Empty(Reader.Read(new OnnxModelBuilder().Output("y", s_texts).Node("Identity", ["b"], ["a"]).Node("Identity", ["a"], ["b"])
            .NodeOf("ai.onnx.ml", "OneHotEncoder", ["a"], ["y"], s_sexes).Build()).Categories);

    [Fact]
    public void The_columns_of_a_model_have_theirs()
    {
        ModelSignature signature = Reader.Read(TestModels.Path("penguins-columns.onnx"));
        Assert.Equal(
            [new Categories("island", true, false, new(["Biscoe", "Dream", "Torgersen"])), new Categories("sex", true, false, new(["FEMALE", "MALE"]))],
            signature.Categories);
    }

    private static Categories? Trace(OnnxType input, string operatorType, params OnnxAttribute[] attributes) =>
        Reader.Read(new OnnxModelBuilder().Input("x", input).Output("y", OnnxType.Float32("n"))
            .NodeOf("ai.onnx.ml", operatorType, ["x"], ["y"], attributes).Build()).Categories.SingleOrDefault();

    private static EquatableArray<Categories> Chain(OnnxType input, OnnxAttribute categories, (string Type, OnnxAttribute[] Attributes) through) =>
        Reader.Read(new OnnxModelBuilder().Input("x", input).Output("y", OnnxType.Float32("n"))
            .Node(through.Type, ["x"], ["h"], through.Attributes)
            .NodeOf("ai.onnx.ml", "OneHotEncoder", ["h"], ["y"], categories).Build()).Categories;
}
