using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class MissingMarkerTests
{
    private static readonly OnnxType s_floats = OnnxType.Tensor(OnnxElement.Float32, "n", 1);
    private static readonly OnnxType s_integers = OnnxType.Tensor(OnnxElement.Int64, "n", 1);
    private static readonly OnnxAttribute s_nan = OnnxAttribute.Float("replaced_value_float", float.NaN);

    [Fact]
    public void What_an_imputer_replaces_stands_for_a_missing_value() =>
        Assert.Equal([new MissingMarker("x", "NaN")], Impute(s_floats, s_nan));

    [Fact]
    public void Integers_have_a_marker_of_their_own() =>
        Assert.Equal([new MissingMarker("x", "-1")], Impute(s_integers, OnnxAttribute.Integer("replaced_value_int64", -1), s_nan));

    [Fact]
    public void Without_the_attribute_it_is_the_operators_default()
    {
        Assert.Equal([new MissingMarker("x", "0")], Impute(s_floats));
        Assert.Equal([new MissingMarker("x", "0")], Impute(s_integers));
    }

    [Fact]
    public void All_columns_that_are_put_together_have_it() =>
        Assert.Equal(
            [new MissingMarker("a", "NaN"), new MissingMarker("b", "NaN"), new MissingMarker("c", "NaN")],
            Reader.Read(new OnnxModelBuilder().Input("a", s_floats).Input("b", s_floats).Input("c", s_floats).Output("y", s_floats)
                .Node("Cast", ["b"], ["b1"], OnnxAttribute.Integer("to", 1))
                .Node("Concat", ["a", "b1", "c"], ["all"], OnnxAttribute.Integer("axis", 1))
                .NodeOf("ai.onnx.ml", "Imputer", ["all"], ["y"], s_nan).Build()).MissingMarkers);

    [Fact]
    public void A_value_that_was_computed_says_nothing_of_the_input() =>
        Assert.Empty(Reader.Read(new OnnxModelBuilder().Input("x", s_floats).Output("y", s_floats)
            .Node("Relu", ["x"], ["h"]).NodeOf("ai.onnx.ml", "Imputer", ["h"], ["y"], s_nan).Build()).MissingMarkers);

    [Fact]
    public void Imputers_that_disagree_say_nothing() =>
        Assert.Empty(Reader.Read(new OnnxModelBuilder().Input("x", s_floats).Output("y", s_floats)
            .NodeOf("ai.onnx.ml", "Imputer", ["x"], ["h"], s_nan)
            .NodeOf("ai.onnx.ml", "Imputer", ["x"], ["y"], OnnxAttribute.Float("replaced_value_float", -1)).Build()).MissingMarkers);

    [Fact]
    public void Text_has_none() => Assert.Empty(Impute(OnnxType.Tensor(OnnxElement.String, "n", 1), s_nan));

    [Fact]
    public void A_ring_of_nodes_ends() =>
        Assert.Empty(Reader.Read(new OnnxModelBuilder().Output("y", s_floats).Node("Concat", ["b"], ["a"]).Node("Identity", ["a"], ["b"])
            .NodeOf("ai.onnx.ml", "Imputer", ["a"], ["y"], s_nan).Build()).MissingMarkers);

    [Fact]
    public void The_measurements_of_a_model_have_theirs() =>
        Assert.Equal(
            ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"],
            Reader.Read(TestModels.Path("penguins-columns.onnx")).MissingMarkers.Select(marker => marker.Input));

    private static EquatableArray<MissingMarker> Impute(OnnxType input, params OnnxAttribute[] attributes) =>
        Reader.Read(new OnnxModelBuilder().Input("x", input).Output("y", input).NodeOf("ai.onnx.ml", "Imputer", ["x"], ["y"], attributes).Build()).MissingMarkers;
}
