using System.Runtime.InteropServices;
using System.Text;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>The binary tensor extension: which tensors are bytes, in which order, and how long.</summary>
public sealed class BinaryTests(OpenInferenceApp app) : IClassFixture<OpenInferenceApp>
{
    private static readonly float[] s_flower = [6.3f, 3.3f, 6, 2.5f];
    private static readonly byte[] s_bytes = MemoryMarshal.AsBytes(s_flower.AsSpan()).ToArray();

    private const string Head = """{"inputs":[{"name":"features","shape":[1,4],"datatype":"FP32","parameters":{"binary_data_size":16}}]""";

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Bytes_in_and_JSON_out(string? contentType)
    {
        byte[] json = Encoding.UTF8.GetBytes(Head + "}");
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "/v2/models/iris/infer", [.. json, .. s_bytes], contentType, json.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Empty(answer.Binary);
        Assert.Equal("""["virginica"]""", answer.Data("label"));
    }

    [Fact]
    public async Task All_outputs_are_bytes_where_the_request_says_so()
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "iris", Head + ""","parameters":{"binary_data_output":true}}""", s_bytes);
        Assert.Equal("application/octet-stream", answer.MediaType);
        Assert.Equal("09000000" + Convert.ToHexString("virginica"u8), Convert.ToHexString(answer.Bytes("label")));
        Assert.Equal(12, answer.Bytes("probabilities").Length);
        Assert.Equal(0.996f, MemoryMarshal.Cast<byte, float>(answer.Bytes("probabilities"))[2], 3);
        Assert.Equal("""["setosa","versicolor","virginica"]""", (string?)answer.Output("probabilities")["parameters"]!["labels"]);
        Assert.Equal(answer.Binary.Length, answer.Bytes("label").Length + answer.Bytes("probabilities").Length);
    }

    [Fact]
    public async Task What_an_output_says_wins_over_what_the_request_says()
    {
        const string Outputs = ""","parameters":{"binary_data_output":true},"outputs":[{"name":"label","parameters":{"binary_data":false}},{"name":"probabilities"}]}""";
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "iris", Head + Outputs, s_bytes);
        Assert.Equal("""["virginica"]""", answer.Data("label"));
        Assert.Equal(12, answer.Binary.Length);
        answer = await InferAnswer.PostAsync(app.Client, "iris", Head + ""","outputs":[{"name":"probabilities","parameters":{"binary_data":true}},{"name":"label"}]}""", s_bytes);
        Assert.Equal("""["virginica"]""", answer.Data("label"));
        Assert.Equal(12, answer.Binary.Length);
    }

    [Fact]
    public async Task Bytes_stand_in_the_order_of_the_inputs()
    {
        string request = """{"inputs":[{"name":"input_ids","shape":[1,3],"datatype":"INT64","parameters":{"binary_data_size":24}},{"name":"attention_mask","shape":[1,3],"datatype":"INT64","parameters":{"binary_data_size":24}}]}""";
        string json = """{"inputs":[{"name":"input_ids","shape":[1,3],"datatype":"INT64","data":[5,6,7]},{"name":"attention_mask","shape":[1,3],"datatype":"INT64","data":[1,1,0]}]}""";
        byte[] bytes = MemoryMarshal.AsBytes([5L, 6, 7, 1, 1, 0]).ToArray();
        InferAnswer binary = await InferAnswer.PostAsync(app.Client, "tokens", request, bytes);
        Assert.Equal((200, null), (binary.Status, binary.Error));
        Assert.Equal((await InferAnswer.PostAsync(app.Client, "tokens", json)).Json.ToJsonString(), binary.Json.ToJsonString());
    }

    [Fact]
    public async Task A_body_without_JSON_is_one_tensor()
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "/v2/models/iris/infer", s_bytes, "application/octet-stream", "0");
        Assert.Equal((200, "application/octet-stream"), (answer.Status, answer.MediaType));
        Assert.Equal("09000000" + Convert.ToHexString("virginica"u8), Convert.ToHexString(answer.Bytes("label")));
        answer = await InferAnswer.PostAsync(app.Client, "/v2/models/iris/infer", [.. s_bytes, .. s_bytes], "application/octet-stream", "0");
        Assert.Equal("[2]", answer.Output("label")["shape"]!.ToJsonString());
    }

    [Theory]
    [InlineData("iris", 15, "MPK3006: 'features' has more or fewer bytes")]
    [InlineData("penguins", 16, "models with one input")]
    public async Task Nor_does_one_tensor_fit_every_model(string model, int length, string says) =>
        (await InferAnswer.PostAsync(app.Client, $"/v2/models/{model}/infer", new byte[length], "application/octet-stream", "0")).IsError(400, says);

    [Theory]
    [InlineData("""{"binary_data_size":15}""", 15, "MPK3006: 'features' has more or fewer bytes")]
    [InlineData("""{"binary_data_size":17}""", 17, "MPK3006: 'features' has more or fewer bytes")]
    [InlineData("""{"binary_data_size":17}""", 16, "fewer bytes behind the JSON")]
    [InlineData("""{"binary_data_size":16}""", 17, "more bytes behind the JSON")]
    [InlineData("""{"binary_data_size":-1}""", 16, "'binary_data_size' must be")]
    [InlineData("""{"binary_data_size":"16"}""", 16, "'binary_data_size' must be")]
    [InlineData("""{"binary_data_size":9223372036854775807}""", 16, "fewer bytes behind the JSON")]
    [InlineData("""{}""", 16, "'data' of an input is missing")]
    public async Task Lengths_that_do_not_agree_are_refused(string parameters, int length, string says) =>
        (await InferAnswer.PostAsync(app.Client, "iris", Head.Replace("""{"binary_data_size":16}""", parameters, StringComparison.Ordinal) + "}", new byte[length])).IsError(400, says);

    [Theory]
    [InlineData("-1")]
    [InlineData("1000")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task The_length_of_the_JSON_must_fit_the_body(string length) =>
        (await InferAnswer.PostAsync(app.Client, "/v2/models/iris/infer", Encoding.UTF8.GetBytes(Head + "}"), "application/octet-stream", length)).IsError(400, "must be the length of the JSON");

    [Theory]
    [InlineData(new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 5, 0, 0, 0, 65 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 65, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 1 })]
    public async Task Strings_that_run_over_are_refused(byte[] bytes) =>
        (await InferAnswer.PostAsync(app.Client, "types", AllTypes.BinaryRequest("BYTES", 2, bytes.Length), bytes)).IsError(400, "MPK3006: 'in_string'");
}
