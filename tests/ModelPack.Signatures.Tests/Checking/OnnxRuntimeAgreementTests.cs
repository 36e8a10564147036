using Microsoft.ML.OnnxRuntime;
using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class OnnxRuntimeAgreementTests
{
    private static readonly OnnxType s_vector = OnnxType.Float32("n");

    [Theory, MemberData(nameof(GoodModelTests.Models), MemberType = typeof(GoodModelTests))]
    public void Names_and_types_are_those_that_ONNX_Runtime_shows(string file)
    {
        ModelSignature signature = Reader.Read(TestModels.Path(file));
        using var session = new InferenceSession(TestModels.Path(file));
        Assert.Equal(Describe(session.InputMetadata), signature.Inputs.Where(input => !input.IsOptional).Select(Describe).Order());
        Assert.Equal(Describe(session.OverridableInitializerMetadata), signature.Inputs.Where(input => input.IsOptional).Select(Describe).Order());
        Assert.Equal(Describe(session.OutputMetadata), signature.Outputs.Select(Describe).Order());
        Assert.Equal(session.ModelMetadata.CustomMetadataMap.OrderBy(property => property.Key), signature.Metadata.Select(property => KeyValuePair.Create(property.Key, property.Value)).OrderBy(property => property.Key));
    }

    [Fact]
    public void The_newest_IR_version_is_the_one_in_the_table()
    {
        Assert.Null(Refusal(OperatorSetSupport.MaxIrVersion));
        Assert.NotNull(Refusal(OperatorSetSupport.MaxIrVersion + 1));

        static string? Refusal(long version) => OnnxRuntimeJudge.Refusal(Relu(new OnnxModelBuilder { IrVersion = version }).Build());
    }

    public static TheoryData<string, long> Domains => [.. OperatorSetSupport.MaxVersions.Select(entry => (entry.Key, entry.Value))];

    [Theory, MemberData(nameof(Domains))]
    public void The_newest_opset_of_each_domain_is_the_one_in_the_table(string domain, long newest)
    {
        Assert.Null(OnnxRuntimeJudge.Refusal(WithOpset(newest)));
        Assert.NotNull(OnnxRuntimeJudge.Refusal(WithOpset(newest + 1)));
        Assert.Null(Reader.Problem(WithOpset(newest)));
        Assert.Equal("MPK2013", Reader.Problem(WithOpset(newest + 1))?.Code);

        byte[] WithOpset(long version)
        {
            OnnxModelBuilder builder = Relu(new OnnxModelBuilder { IrVersion = 10 }).Opset(domain, version);
            return (domain.Length == 0 ? builder : builder.Opset("", 13)).Build();
        }
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "MPK2003", Builder().Opset("", 13).Opset("com.example", 1).NodeOf("com.example", "A", ["x"], ["y"]).Build() },
        { "MPK2012", Builder().Node("Add", ["x", "q"], ["y"]).Build() },
        { "MPK2012", Builder().Node("Relu", ["x"], ["z"]).Build() },
        { "MPK2012", Builder().Input("y", s_vector).Node("Relu", ["x"], ["y"]).Build() },
        { "MPK2012", Builder().Input("x", s_vector).Node("Relu", ["x"], ["y"]).Build() },
        { "MPK2012", Builder().Node("Relu", ["x"], ["y"]).Node("Neg", ["x"], ["y"]).Build() },
        { "MPK2012", Builder().Initializer(OnnxTensor.Float32("w", [1], 1)).Node("Relu", ["x"], ["w"]).Node("Add", ["x", "w"], ["y"]).Build() },
        { "MPK2012", Builder().Initializer(OnnxTensor.Float32("w", [2], 1)).Node("Add", ["x", "w"], ["y"]).Build() },
        { "MPK2012", Builder().Initializer(OnnxTensor.Float32List("w", [2], 1)).Node("Add", ["x", "w"], ["y"]).Build() },
        { "MPK2012", Builder().Initializer(OnnxTensor.Float32("w", [-1], 1)).Node("Add", ["x", "w"], ["y"]).Build() },
        { "MPK2012", Builder().Initializer(OnnxTensor.Float32("w", [1L << 40, 1L << 40], 1)).Node("Add", ["x", "w"], ["y"]).Build() },
        { "MPK2012", Builder().Input("t", OnnxType.Tensor((OnnxElement)99, 1)).Node("Relu", ["x"], ["y"]).Build() },
        { "MPK2012", Builder().Input("t", OnnxType.Tensor(OnnxElement.Undefined, 1)).Node("Relu", ["x"], ["y"]).Build() },
        { "MPK2012", Builder().Input("t", null).Node("Relu", ["x"], ["y"]).Build() },
        { "MPK2012", Branching(new OnnxGraphBuilder().Output("t", s_vector).Node("Relu", ["nowhere"], ["t"])) },
        { "MPK2012", new ProtobufWriter().Number(1, 8).Message(7, new ProtobufWriter()).ToArray() },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_is_refused_ONNX_Runtime_refuses_too(string code, byte[] model)
    {
        Assert.Equal(code, Reader.Problem(model)?.Code);
        Assert.NotNull(OnnxRuntimeJudge.Refusal(model));
    }

    public static TheoryData<byte[]> Unusual => new(
        Relu(new OnnxModelBuilder().Initializer(OnnxTensor.Float32("w", [1], 1)).Initializer(OnnxTensor.Float32("w", [1], 1))).Build(),
        Builder().Node("Relu", ["h"], ["y"]).Node("Relu", ["x"], ["h"]).Build(),
        Builder().Output("y", s_vector).Node("Relu", ["x"], ["y"]).Build(),
        new OnnxModelBuilder().Input("x", s_vector).Output("x", s_vector).Build(),
        new OnnxModelBuilder().Input("x", s_vector).Output("y", null).Node("Relu", ["x"], ["y"]).Build(),
        new OnnxModelBuilder().Input("x", OnnxType.Float32(1L << 62, 1L << 62, 0)).Output("y", OnnxType.Float32(null, null, null)).Node("Relu", ["x"], ["y"]).Build(),
        Builder().Opset("", 13).Opset("com.example.unused", 99).Node("Relu", ["x"], ["y"]).Build(),
        Builder().Opset("ai.onnx", 13).NodeOf("ai.onnx", "Relu", ["x"], ["y"]).Build(),
        Builder().Opset("", 13).Opset("com.example.own", 1).NodeOf("com.example.own", "F", ["x"], ["y"]).Function("com.example.own", "F", ["x"], ["y"], "", "Relu").Build(),
        Branching(new OnnxGraphBuilder().Output("t", s_vector).Node("Relu", ["x"], ["t"])));

    [Theory, MemberData(nameof(Unusual))]
    public void Unusual_models_that_ONNX_Runtime_loads_are_taken(byte[] model)
    {
        Assert.Null(OnnxRuntimeJudge.Refusal(model));
        Assert.Null(Reader.Problem(model));
    }

    private static OnnxModelBuilder Builder() => new OnnxModelBuilder().Input("x", s_vector).Output("y", s_vector);

    private static OnnxModelBuilder Relu(OnnxModelBuilder builder) => builder.Input("x", s_vector).Output("y", s_vector).Node("Relu", ["x"], ["y"]);

    private static byte[] Branching(OnnxGraphBuilder branch) => Builder().Input("c", OnnxType.Tensor(OnnxElement.Bool))
        .Node("If", ["c"], ["y"], OnnxAttribute.Graph("then_branch", branch), OnnxAttribute.Graph("else_branch", branch)).Build();

    private static IEnumerable<string> Describe(IReadOnlyDictionary<string, NodeMetadata> values) => values.Select(value => $"{value.Key}: {Describe(value.Value)}").Order();

    private static string Describe(ValueInfo value) => value.Type is TensorValueType { Shape: { } shape } tensor
        ? $"{value.Name}: {tensor.ElementType.ToOnnxName()} {string.Join(",", shape.Select(dimension => dimension.Value ?? -1))} {string.Join(",", shape.Select(dimension => dimension.Name))}"
        : $"{value.Name}: {(value.Type is SequenceValueType ? OnnxValueType.ONNX_TYPE_SEQUENCE : OnnxValueType.ONNX_TYPE_UNKNOWN)}";

    private static string Describe(NodeMetadata value) => value.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR
        ? $"{ElementName(value)} {string.Join(",", value.Dimensions)} {string.Join(",", value.SymbolicDimensions)}"
        : $"{value.OnnxValueType}";

    private static string ElementName(NodeMetadata value) => value.ElementDataType switch
    {
        Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float => "float32",
        Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Double => "float64",
        var other => other.ToString().ToLowerInvariant(),
    };
}
