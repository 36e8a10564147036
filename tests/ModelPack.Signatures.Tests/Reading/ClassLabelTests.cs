using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class ClassLabelTests
{
    private static readonly OnnxType s_numbers = OnnxType.Tensor(OnnxElement.Int64, "n");
    private static readonly OnnxType s_texts = OnnxType.Tensor(OnnxElement.String, "n");

    [Theory]
    [InlineData("LinearClassifier", "classlabels_strings")]
    [InlineData("TreeEnsembleClassifier", "classlabels_strings")]
    [InlineData("SVMClassifier", "classlabels_strings")]
    [InlineData("LabelEncoder", "values_strings")]
    [InlineData("LabelEncoder", "classes_strings")]
    [InlineData("CategoryMapper", "cats_strings")]
    public void String_labels_are_found(string operatorType, string attribute) =>
        Assert.Equal(new ClassLabels("y", true, new(["no", "yes"])), Trace(operatorType, OnnxAttribute.Texts(attribute, "no", "yes", "no"), s_texts));

    [Theory]
    [InlineData("LinearClassifier", "classlabels_ints")]
    [InlineData("TreeEnsembleClassifier", "classlabels_int64s")]
    [InlineData("SVMClassifier", "classlabels_ints")]
    [InlineData("LabelEncoder", "values_int64s")]
    [InlineData("CategoryMapper", "cats_int64s")]
    public void Integer_labels_are_found(string operatorType, string attribute) =>
        Assert.Equal(new ClassLabels("y", false, new(["-1", "7"])), Trace(operatorType, OnnxAttribute.Integers(attribute, -1, 7), s_numbers));

    [Theory]
    [InlineData("Identity"), InlineData("Cast"), InlineData("Reshape"), InlineData("Squeeze"), InlineData("Unsqueeze"), InlineData("Flatten")]
    public void Labels_pass_through_nodes_that_keep_values(string operatorType) =>
        Assert.Equal(["0", "1"], Trace("LinearClassifier", OnnxAttribute.Integers("classlabels_ints", 0, 1), s_numbers, operatorType)!.Labels);

    [Fact]
    public void Labels_end_at_a_node_that_computes() =>
        Assert.Null(Trace("LinearClassifier", OnnxAttribute.Integers("classlabels_ints", 0, 1), s_numbers, "Neg"));

    [Fact]
    public void Labels_that_a_cast_turned_into_numbers_are_not_guessed() =>
        Assert.Null(Trace("LabelEncoder", OnnxAttribute.Texts("values_strings", "a", "b"), s_numbers, "Cast"));

    [Fact]
    public void The_scores_of_a_classifier_have_no_labels()
    {
        ModelSignature signature = Reader.Read(new OnnxModelBuilder().Input("x", OnnxType.Float32("n", 2)).Output("y", OnnxType.Float32("n", 2))
            .NodeOf("ai.onnx.ml", "LinearClassifier", ["x"], ["label", "y"], OnnxAttribute.Integers("classlabels_ints", 0, 1)).Build());
        Assert.Empty(signature.ClassLabels);
    }

    [Fact]
    public void The_keys_of_a_zipmap_are_labels()
    {
        OnnxType maps = OnnxType.Sequence(OnnxType.Map(OnnxElement.String, OnnxType.TensorOfAnyRank(OnnxElement.Float32)));
        Assert.Equal(new ClassLabels("y", true, new(["a", "b"])), Trace("ZipMap", OnnxAttribute.Texts("classlabels_strings", "a", "b"), maps));
    }

    [Fact]
    public void A_ring_of_nodes_ends()
    {
        ModelSignature signature = Reader.Read(new OnnxModelBuilder().Output("a", s_numbers).Node("Identity", ["b"], ["a"]).Node("Identity", ["a"], ["b"]).Build());
        Assert.Empty(signature.ClassLabels);
    }

    private static ClassLabels? Trace(string operatorType, OnnxAttribute labels, OnnxType output, string? through = null)
    {
        var builder = new OnnxModelBuilder().Input("x", OnnxType.Float32("n", 2)).Output("y", output)
            .NodeOf("ai.onnx.ml", operatorType, ["x"], [through is null ? "y" : "h"], labels);
        if (through is not null)
            builder.Node(through, ["h"], ["y"]);
        return Reader.Read(builder.Build()).ClassLabels.SingleOrDefault();
    }
}
