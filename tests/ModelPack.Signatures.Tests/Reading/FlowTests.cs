using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class FlowTests
{
    private static readonly OnnxType s_type = OnnxType.Float32("n");

    [Fact]
    public void An_input_that_nothing_reads_is_unused() =>
        Assert.Equal(["b"], Reader.Read(Model().Node("Relu", ["a"], ["y"]).Build()).UnusedInputs);

    [Fact]
    public void An_input_that_only_a_graph_inside_a_node_reads_is_used()
    {
        OnnxGraphBuilder inner = new OnnxGraphBuilder().Node("Relu", ["b"], ["t"]).Output("t", s_type);
        OnnxGraphBuilder branch = new OnnxGraphBuilder().Node("If", ["a"], ["u"], OnnxAttribute.Graph("then_branch", inner)).Output("u", s_type);
        Assert.Empty(Reader.Read(Model().Node("If", ["a"], ["y"], OnnxAttribute.Graph("then_branch", branch)).Build()).UnusedInputs);
    }

    [Fact]
    public void A_name_that_a_graph_inside_a_node_defines_itself_is_no_use_of_the_input()
    {
        OnnxGraphBuilder branch = new OnnxGraphBuilder().Input("b", s_type).Node("Relu", ["b"], ["t"]).Output("t", s_type);
        Assert.Equal(["b"], Reader.Read(Model().Node("Loop", ["a"], ["y"], OnnxAttribute.Graph("body", branch)).Build()).UnusedInputs);
    }

    [Fact]
    public void An_output_that_is_an_input_is_a_pass_through_and_computes_nothing_of_it()
    {
        ModelSignature signature = Reader.Read(Model().Output("b", s_type).Node("Relu", ["a"], ["y"]).Build());
        Assert.Equal([new PassThrough("b", "b")], signature.PassThroughs);
        Assert.Equal(["b"], signature.UnusedInputs);
    }

    [Fact]
    public void An_input_that_is_only_handed_on_is_unused()
    {
        Assert.Equal(["b"], Reader.Read(Model().Output("z", s_type).Node("Relu", ["a"], ["y"]).Node("Identity", ["b"], ["h"]).Node("Identity", ["h"], ["z"]).Build()).UnusedInputs);
        Assert.Empty(Reader.Read(Model().Output("z", s_type).Node("Add", ["a", "h"], ["y"]).Node("Identity", ["b"], ["h"]).Node("Identity", ["h"], ["z"]).Build()).UnusedInputs);
        Assert.Empty(Reader.Read(Model().Output("z", s_type).Node("Add", ["a", "b"], ["y"]).Node("Identity", ["b"], ["z"]).Build()).UnusedInputs);
    }


    [Fact]
    public void Identities_pass_an_input_through() =>
        Assert.Equal([new PassThrough("y", "b")], Reader.Read(Model().Node("Identity", ["b"], ["h"]).Node("Identity", ["h"], ["y"]).Build()).PassThroughs);

    [Fact]
    public void Other_nodes_do_not_pass_an_input_through()
    {
        Assert.Empty(Reader.Read(Model().Node("Reshape", ["a", "b"], ["y"]).Build()).PassThroughs);
        Assert.Empty(Reader.Read(Model().NodeOf("com.example", "Identity", ["a"], ["y"]).Build()).PassThroughs);
    }

    [Fact]
    public void A_default_that_is_no_input_of_the_signature_is_not_passed_through() =>
        Assert.Empty(Reader.Read(new OnnxModelBuilder { IrVersion = 3 }.Input("w", s_type).Output("y", s_type)
            .Initializer(OnnxTensor.Float32("w", [1], 1)).Node("Identity", ["w"], ["y"]).Build()).PassThroughs);

    [Fact]
    public void Models_of_a_table_hand_on_what_they_do_not_need()
    {
        string path = Path.Combine(TestModels.RepositoryRoot, "..", "shared", "models", "mlnet-lightgbm.onnx");
        Assert.SkipUnless(File.Exists(path), "The third-party models are not beside the repository.");
        Assert.Equal([new PassThrough("Target.output", "Target")], Reader.Read(path).PassThroughs);
        Assert.Equal(["Target"], Reader.Read(path).UnusedInputs);
    }

    private static OnnxModelBuilder Model() => new OnnxModelBuilder().Input("a", s_type).Input("b", s_type).Output("y", s_type);
}
