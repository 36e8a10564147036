using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class SignatureFactsTests
{
    [Fact]
    public void Weights_that_are_inputs_are_left_out_before_IR_version_4()
    {
        Assert.Equal(["x"], Names(3));
        Assert.Equal(["x", "w"], Names(4));

        static IEnumerable<string> Names(long irVersion) => Reader.Read(new OnnxModelBuilder { IrVersion = irVersion }
            .Input("w", OnnxType.Float32(1)).Input("x", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n"))
            .Initializer(OnnxTensor.Float32("w", [1], 1)).Node("Add", ["x", "w"], ["y"]).Build()).Inputs.Select(input => input.Name);
    }

    [Fact]
    public void Every_kind_of_type_is_read()
    {
        ModelSignature signature = Reader.Read(new OnnxModelBuilder()
            .Input("tensor", OnnxType.Float32("n", 4, null, -1))
            .Input("scalar", OnnxType.Tensor(OnnxElement.Int64))
            .Input("any", OnnxType.TensorOfAnyRank(OnnxElement.String))
            .Input("sequence", OnnxType.Sequence(OnnxType.Map(OnnxElement.Int64, OnnxType.Tensor(OnnxElement.Float64))))
            .Input("optional", OnnxType.Optional(OnnxType.Float32(2)))
            .Input("sparse", OnnxType.SparseTensor())
            .Input("opaque", OnnxType.Opaque())
            .Input("none", null).Build());
        Assert.Equal(
            ["float32[n, 4, ?, ?]", "int64[]", "string[...]", "sequence(map(int64, float64[]))", "optional(float32[2])", "sparse_tensor", "opaque", "none"],
            signature.Inputs.Select(input => input.Type.ToString()));
    }

    [Fact]
    public void Documentation_of_model_and_values_is_kept()
    {
        ModelSignature signature = Reader.Read(new OnnxModelBuilder { Documentation = "about", ModelVersion = 7 }.Input("x", OnnxType.Float32(1), "an input").Output("x", OnnxType.Float32(1), "an output").Build());
        Assert.Equal(("about", 7, "an input", "an output"), (signature.Documentation, signature.ModelVersion, signature.Inputs[0].Documentation, signature.Outputs[0].Documentation));
    }

    [Fact]
    public void Domains_are_those_that_nodes_use_in_subgraphs_and_functions_too()
    {
        OnnxGraphBuilder branch = new OnnxGraphBuilder().NodeOf("com.example.branch", "A", ["x"], ["t"]).Output("t", OnnxType.Float32("n"));
        ModelSignature signature = Reader.Read(new OnnxModelBuilder()
            .Opset("", 13).Opset("com.example.unused", 1).Opset("com.example.own", 1)
            .Input("x", OnnxType.Float32("n")).Input("c", OnnxType.Tensor(OnnxElement.Bool)).Output("y", OnnxType.Float32("n"))
            .Node("If", ["c"], ["z"], OnnxAttribute.Graph("then_branch", branch), OnnxAttribute.Graph("else_branch", branch))
            .NodeOf("com.example.own", "F", ["z"], ["y"])
            .Function("com.example.own", "F", ["a"], ["b"], "com.example.inner", "B").Build());
        Assert.Equal(["", "com.example.branch", "com.example.inner"], signature.OperatorDomains);
    }

    [Fact]
    public void Data_of_constants_in_attributes_is_external_too()
    {
        ModelSignature signature = Reader.Read(new OnnxModelBuilder().Input("x", OnnxType.Float32(2)).Output("y", OnnxType.Float32(2))
            .Node("Constant", [], ["c"], OnnxAttribute.Tensor("value", OnnxTensor.External("w", OnnxElement.Float32, [2], "w.bin")))
            .Node("Add", ["x", "c"], ["y"]).Build());
        Assert.Equal([new ExternalData("w", "w.bin", null, null, 8)], signature.ExternalData);
    }

    [Fact]
    public void Feature_names_come_from_metadata()
    {
        ModelSignature signature = Reader.Read(new OnnxModelBuilder()
            .Metadata("feature_names", "[\"a, b\", \"c\"]").Metadata("feature_names.text", "d, e").Metadata("feature_names_in", "f").Build());
        Assert.Equal([new FeatureNames("", new(["a, b", "c"])), new FeatureNames("text", new(["d", "e"]))], signature.FeatureNames);
    }
}
