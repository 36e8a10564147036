using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Rows that are valid by the contract, and that only the model refuses: the caller's mistake, told without values and paths.</summary>
public sealed class DataFailureTests
{
    [Fact]
    public void A_token_that_the_vocabulary_lacks_is_refused()
    {
        using LoadedContract contract = LoadedContract.Open(
            TestContract.Of("text-tokens.onnx", "public sealed record Input(Tensor<long> InputIds, long[] AttentionMask); public sealed record Output(float[] Logits);"), "text-tokens.onnx");
        const string Good = """{"inputIds":[1,2,3],"attentionMask":[1,1,1]}""", Bad = """{"inputIds":[1,98765,3],"attentionMask":[1,1,1]}""";

        Assert.Equal(["$ MPK3020"], contract.Failures(Bad));
        Assert.Equal("The model cannot run on this input: its operator Gather refused the data.", Assert.Single(contract.Messages(Bad)));
        Assert.Equal(["$[1] MPK3020"], contract.BatchFailures($"[{Good},{Bad},{Good}]"));
        Assert.Empty(contract.Failures(Good));
        Assert.Equal(["$.attentionMask MPK3010"], contract.Failures("""{"inputIds":[1,2,3],"attentionMask":[1]}"""));
    }

    [Fact]
    public void A_category_that_the_encoder_does_not_know_is_refused()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Opset("", 13).Opset("ai.onnx.ml", 1)
            .Input("pet", OnnxType.Tensor(OnnxElement.String, "n")).Output("y", OnnxType.Float32("n", 2))
            .NodeOf("ai.onnx.ml", "OneHotEncoder", ["pet"], ["y"], OnnxAttribute.Texts("cats_strings", "cat", "dog"), OnnxAttribute.Integer("zeros", 0));
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", "public sealed record Input(string Pet); public sealed record Output(float[] Y);"), model);

        Assert.Equal("""{"y":[0,1]}""", contract.PredictText("""{"pet":"dog"}"""));
        Assert.Equal(["$ MPK3020"], contract.Failures("""{"pet":"a secret"}"""));
        Assert.DoesNotContain("secret", Assert.Single(contract.Messages("""{"pet":"a secret"}""")), StringComparison.Ordinal);
        Assert.Equal(["$[0] MPK3020", "$[2] MPK3020"], contract.BatchFailures("""[{"pet":"cow"},{"pet":"cat"},{"pet":"hen"},{"pet":"dog"}]"""));
    }

    [Fact]
    public void Audio_that_is_shorter_than_the_window_is_refused()
    {
        OnnxModelBuilder model = new OnnxModelBuilder()
            .Input("audio", OnnxType.Float32("batch", 1, "samples")).Initializer(OnnxTensor.Float32("w", [1, 1, 4], 1, 1, 1, 1)).Output("y", OnnxType.Float32("batch", 1, "frames"))
            .Node("Conv", ["audio", "w"], ["y"], OnnxAttribute.Integers("kernel_shape", 4));
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", "public sealed record Input(float[] Audio); public sealed record Output(Tensor<float> Y);"), model);

        Assert.Equal("""{"y":[[10,14]]}""", contract.PredictText("""{"audio":[1,2,3,4,5]}"""));
        Assert.Equal(["$ MPK3020"], contract.Failures("""{"audio":[1,2]}"""));
        Assert.DoesNotContain('/', Assert.Single(contract.Messages("""{"audio":[1,2]}""")));
    }
}
