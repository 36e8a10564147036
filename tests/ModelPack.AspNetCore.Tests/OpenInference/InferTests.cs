using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>Requests in JSON.</summary>
public sealed class InferTests(OpenInferenceApp app) : IClassFixture<OpenInferenceApp>
{
    public const string OneFlower = """{"inputs":[{"name":"features","shape":[1,4],"datatype":"FP32","data":[6.3,3.3,6,2.5]}]}""";

    [Theory]
    [InlineData("/v2/models/iris/infer")]
    [InlineData("/v2/models/iris/versions/1.4.0/infer")]
    public async Task Tensors_in_and_tensors_out(string path)
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, path, System.Text.Encoding.UTF8.GetBytes(OneFlower), "application/json", null);
        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal(["model_name", "model_version", "outputs"], answer.Json.Select(static member => member.Key));
        Assert.Equal(("iris", "1.4.0"), ((string?)answer.Json["model_name"], (string?)answer.Json["model_version"]));
        Assert.Equal("1.4.0", answer.Headers.GetValues("x-model-version").Single());
        Assert.Equal("""{"name":"label","datatype":"BYTES","shape":[1],"data":["virginica"]}""", answer.Output("label").ToJsonString());
        Assert.Equal("[1,3]", answer.Output("probabilities")["shape"]!.ToJsonString());
        Assert.Equal("""["setosa","versicolor","virginica"]""", (string?)answer.Output("probabilities")["parameters"]!["labels"]);
        Assert.Equal(0.996, (double)answer.Output("probabilities")["data"]![2]!, 3);
    }

    [Fact]
    public async Task The_id_comes_back()
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "iris", """{"id":"a\"\u00e9\n",""" + OneFlower[1..]);
        Assert.Equal("a\"é\n", (string?)answer.Json["id"]);
    }

    [Theory]
    [InlineData("[[6.3,3.3,6,2.5],[6.3,3.3,6,2.5]]")]
    [InlineData("[6.3,3.3,6,2.5,6.3,3.3,6,2.5]")]
    [InlineData(" [ [ 6.3 , 3.3 , 6.0 , 25e-1 ] , [ 6.3 , 3.3 , 60e-1 , 2.5 ] ] ")]
    public async Task Data_are_nested_or_flat(string data)
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "iris", $$"""{"inputs":[{"name":"features","shape":[2,4],"datatype":"FP32","data":{{data}}}]}""");
        Assert.Equal("""["virginica","virginica"]""", answer.Data("label"));
    }

    [Theory]
    [InlineData("""{"outputs":[{"name":"label"}],"inputs":[{"data":[6.3,3.3,6,2.5],"datatype":"FP32","shape":[1,4],"name":"features"}]}""")]
    [InlineData("""{"model_name":"iris","parameters":{"priority":1,"binary_data_output":false},"inputs":[{"name":"features","extra":{"a":[1,{"b":2}]},"datatype":"FP32","parameters":{"content_type":"np"},"data":[[6.3,3.3,6,2.5]],"shape":[1,4]}],"outputs":[{"name":"label","parameters":{"classification":2},"extra":1}],"more":[[],{}]}""")]
    [InlineData("""{"inputs":[{"n\u0061me":"featur\u0065s","shape":[1,4],"datatype":"FP\u0033\u0032","data":[6.3,3.3,6,2.5]}],"outputs":[{"name":"l\u0061bel"}]}""")]
    public async Task Members_come_in_any_order_and_more_are_skipped(string request)
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "iris", request);
        Assert.Equal(200, answer.Status);
        Assert.Equal("""["virginica"]""", answer.Data("label"));
        Assert.Single(answer.Json["outputs"]!.AsArray());
    }

    [Fact]
    public async Task Outputs_come_in_the_order_in_which_they_are_asked_for()
    {
        string request = OneFlower[..^1] + ""","outputs":[{"name":"probabilities"},{"name":"label"}]}""";
        for (int i = 0; i < 3; i++)
        {
            InferAnswer answer = await InferAnswer.PostAsync(app.Client, "iris", request);
            Assert.Equal(["probabilities", "label"], answer.Json["outputs"]!.AsArray().Select(static output => (string?)output!["name"]));
            Assert.Equal("""["virginica"]""", answer.Data("label"));
            Assert.Equal(2, (await InferAnswer.PostAsync(app.Client, "iris", OneFlower)).Json["outputs"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task Columns_are_inputs_of_their_own()
    {
        InferAnswer metadata = await InferAnswer.GetAsync(app.Client, "/v2/models/penguins");
        string inputs = string.Join(',', metadata.Json["inputs"]!.AsArray().Select(static input =>
            $$"""{"name":"{{(string?)input!["name"]}}","shape":{{input["shape"]!.ToJsonString().Replace("-1", "2", StringComparison.Ordinal)}},"datatype":"{{(string?)input["datatype"]}}","data":{{((string?)input["datatype"] == "BYTES" ? """["Biscoe","MALE"]""" : "[40.5,17.9]")}}}"""));
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "penguins", $$"""{"inputs":[{{inputs}}]}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal("[2,3]", answer.Output("probability")["shape"]!.ToJsonString());
    }

    [Fact]
    public async Task No_rows_give_no_rows()
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "types", AllTypes.Request(0, static _ => "[]"));
        Assert.Equal(200, answer.Status);
        Assert.All(answer.Json["outputs"]!.AsArray(), static output => Assert.Equal(("[0]", "[]"), (output!["shape"]!.ToJsonString(), output["data"]!.ToJsonString())));
    }

    [Fact]
    public async Task A_shape_that_differs_from_the_data_is_corrected_where_the_app_says_so()
    {
        const string Request = """{"inputs":[{"name":"features","shape":[1,4],"datatype":"FP32","data":[6.3,3.3,6,2.5,6.3,3.3,6,2.5]}]}""";
        (await InferAnswer.PostAsync(app.Client, "iris", Request)).IsError(400, "MPK3006");
        await using ModelServer server = await OpenInferenceApp.StartAsync(static services => services.AddModelPack(static options => options.TakesShapesFromData = true));
        Assert.Equal("""["virginica","virginica"]""", (await InferAnswer.PostAsync(server.Client, "iris", Request)).Data("label"));
        (await InferAnswer.PostAsync(server.Client, "iris", Request.Replace("[6.3,", "[", StringComparison.Ordinal))).IsError(400, "MPK3006");
    }

    [Fact]
    public async Task Requests_of_many_threads_keep_apart()
    {
        await Parallel.ForAsync(0, 200, TestContext.Current.CancellationToken, async (i, _) =>
        {
            int rows = 1 + (i % 3);
            InferAnswer answer = await InferAnswer.PostAsync(app.Client, "types", AllTypes.Request(rows, type => type switch
            {
                "BYTES" => $"[{string.Join(',', Enumerable.Repeat($"\"{i}\"", rows))}]",
                "BOOL" => $"[{string.Join(',', Enumerable.Repeat(i % 2 == 0 ? "true" : "false", rows))}]",
                _ => $"[{string.Join(',', Enumerable.Repeat(i % 100, rows))}]",
            }));
            Assert.Equal(200, answer.Status);
            Assert.Equal($"[{string.Join(',', Enumerable.Repeat($"\"{i}\"", rows))}]", answer.Data("out_string"));
            Assert.Equal($"[{string.Join(',', Enumerable.Repeat(i % 100, rows))}]", answer.Data("out_uint64"));
        });
    }
}
