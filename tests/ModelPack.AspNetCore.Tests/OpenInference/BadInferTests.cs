using System.Text;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>What is no request of the protocol, or does not fit the model.</summary>
public sealed class BadInferTests(OpenInferenceApp app) : IClassFixture<OpenInferenceApp>
{
    private const string Secret = "s3cr3t";

    public static TheoryData<string, string> Bodies => new()
    {
        { "", "no valid JSON" }, { "   ", "no valid JSON" }, { "\uFEFF{}", "no valid JSON" }, { "{", "no valid JSON" }, { "[]", "one JSON object" }, { "null", "one JSON object" }, { "\"s3cr3t\"", "one JSON object" },
        { "{}", "'inputs' is missing" }, { "{\"inputs\":[]}{}", "no valid JSON" }, { "{\"inputs\":[],}", "no valid JSON" }, { "{\"inputs\":[] /* s3cr3t */}", "no valid JSON" }, { "{'inputs':[]}", "no valid JSON" },
        { "{\"inputs\":{}}", "'inputs' must be an array" }, { "{\"inputs\":[s3cr3t]}", "no valid JSON" }, { "{\"inputs\":[\"s3cr3t\"]}", "must be an object" }, { "{\"inputs\":[],\"inputs\":[]}", "given twice" },
        { "{\"id\":5,\"inputs\":[]}", "'id' must be a string" }, { "{\"id\":\"\\ud800\",\"inputs\":[]}", "'id' must be a string" }, { "{\"id\":{},\"inputs\":[]}", "'id' must be a string" },
        { "{\"parameters\":[],\"inputs\":[]}", "'parameters' must be an object" }, { "{\"parameters\":{\"binary_data_output\":1},\"inputs\":[]}", "'binary_data_output' must be" },
        { "{\"outputs\":5,\"inputs\":[]}", "'outputs' must be an array" }, { "{\"outputs\":[5],\"inputs\":[]}", "must be an object" }, { "{\"outputs\":[{}],\"inputs\":[]}", "'name' of an output is missing" },
        { "{\"outputs\":[{\"name\":5}],\"inputs\":[]}", "'name' of an output must be" }, { "{\"outputs\":[{\"name\":\"label\",\"parameters\":{\"binary_data\":\"yes\"}}],\"inputs\":[]}", "'binary_data' must be" },
        { "{\"outputs\":[{\"name\":\"s3cr3t\"}],\"inputs\":[]}", "MPK3003" }, { "{\"outputs\":[{\"name\":\"label\"},{\"name\":\"label\"}],\"inputs\":[]}", "asked for twice" },
        { "{\"inputs\":[]}", "MPK3001: 'features' is required" },
        { Input("\"name\":5"), "'name' of an input must be" }, { Input("\"name\":\"\\udc00\""), "'name' of an input must be" }, { Input("\"name\":\"s3cr3t\""), "MPK3003: The model has no input" }, { Input("\"name\":\"Features\""), "MPK3003" },
        { Input("\"name\":\"features[0]\""), "MPK3003" }, { Input("\"name\":\"label\""), "MPK3003" },
        { Input("\"datatype\":5"), "'datatype' must be a string" }, { Input("\"datatype\":\"FP64\""), "MPK3002: 'features' must be FP32" }, { Input("\"datatype\":\"fp32\""), "must be FP32" }, { Input("\"datatype\":\"s3cr3ts3cr3ts3cr3t\""), "must be FP32" },
        { Input("\"shape\":4"), "'shape' must be an array" }, { Input("\"shape\":[1,\"4\"]"), "array of integers" }, { Input("\"shape\":[1,4.5]"), "array of integers" }, { Input("\"shape\":[1,99999999999999999999]"), "array of integers" },
        { Input("\"shape\":[4]"), "MPK3006: 'features' must have the shape [batch, 4]" }, { Input("\"shape\":[1,4,1]"), "must have the shape" }, { Input("\"shape\":[1,5]"), "must have the shape" }, { Input("\"shape\":[]"), "must have the shape" },
        { Input("\"shape\":[-1,4]"), "negative dimension" }, { Input("\"shape\":[-9223372036854775808,4]"), "negative dimension" }, { Input("\"shape\":[9223372036854775807,4]"), "MPK3006" }, { Input("\"shape\":[2,4]"), "more or fewer elements" }, { Input("\"shape\":[0,4]"), "more or fewer elements" },
        { Input("\"shape\":[" + string.Join(',', Enumerable.Repeat("1", 65)) + "]"), "array of integers" },
        { Input("\"data\":{}"), "array of elements" }, { Input("\"data\":5"), "array of elements" }, { Input("\"data\":null"), "array of elements" }, { Input("\"data\":\"s3cr3t\""), "array of elements" }, { Input("\"data\":[]"), "more or fewer elements" },
        { Input("\"data\":[1,2,3]"), "more or fewer elements" }, { Input("\"data\":[1,2,3,4,5]"), "more or fewer elements" }, { Input("\"data\":[[1,2],[3,4]]"), "nested otherwise" }, { Input("\"data\":[[[1,2,3,4]]]"), "nested otherwise" },
        { Input("\"data\":[[1,2,3,4],[5]]"), "more or fewer elements" }, { Input("\"data\":[[1,2,3],4]"), "nested otherwise" }, { Input("\"data\":[1,[2,3,4]]"), "nested otherwise" }, { Input("\"data\":[[1,2,3,4],[]]"), "nested otherwise" },
        { Input("\"data\":[1,2,3,\"s3cr3t\"]"), "MPK3002: 'features' has at element 3" }, { Input("\"data\":[1,2,{},4]"), "array of elements" }, { Input("\"data\":[1,2,3,1e39]"), "MPK3004: 'features' has at element 3" },
        { Input("\"data\":[" + new string('[', 5_000)), "no valid JSON" },
        { Input("\"data\":[1,2,3,\"\\ud800\"]"), "MPK3002: 'features' has at element 3" }, { "{\"inputs\\ud800\":[]}", "'inputs' is missing" },
        { Input("\"parameters\":5"), "'parameters' must be an object" },
        { "{\"inputs\":[{\"name\":\"features\",\"shape\":[1,4],\"datatype\":\"FP32\"}]}", "'data' of an input is missing" }, { "{\"inputs\":[{\"name\":\"features\",\"data\":[1,2,3,4]}]}", "needs 'name', 'shape' and 'datatype'" },
        { "{\"inputs\":[" + Flower + "," + Flower + "]}", "MPK3002: 'features' is given twice" },
        { "{\"inputs\":[{\"data\":[1],\"data\":[1]}]}", "given twice" },
    };

    private const string Flower = """{"name":"features","shape":[1,4],"datatype":"FP32","data":[1,2,3,4]}""";

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_request_is_400_and_says_what_is_wrong_and_no_value(string body, string says)
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "iris", body);
        answer.IsError(400, says);
        Assert.DoesNotContain(Secret, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_refused()
    {
        foreach (string place in (string[])["features", "FP32"])
        {
            byte[] body = Encoding.Latin1.GetBytes("{\"inputs\":[" + Flower.Replace(place, "\xC0\x80", StringComparison.Ordinal) + "]}");
            Assert.Equal(400, (await InferAnswer.PostAsync(app.Client, "/v2/models/iris/infer", body, "application/json", null)).Status);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("x")]
    public async Task Another_media_type_is_415(string contentType)
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "/v2/models/iris/infer", Encoding.UTF8.GetBytes(InferTests.OneFlower), contentType, null);
        answer.IsError(415, "content type");
    }

    [Fact]
    public async Task Symbolic_dimensions_must_agree()
    {
        const string Request = """{"inputs":[{"name":"input_ids","shape":[1,3],"datatype":"INT64","data":[5,6,7]},{"name":"attention_mask","shape":[1,2],"datatype":"INT64","data":[1,1]}]}""";
        (await InferAnswer.PostAsync(app.Client, "tokens", Request)).IsError(400, "MPK3010: 'attention_mask'");
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "tokens", """{"inputs":[{"name":"input_ids","shape":[1],"datatype":"INT64","data":[5]}]}""");
        answer.IsError(400, "MPK3006: 'input_ids'").IsError(400, "MPK3001: 'attention_mask' is required");
    }

    [Fact]
    public async Task What_the_model_refuses_is_400_without_its_words()
    {
        const string Request = """{"inputs":[{"name":"input_ids","shape":[1,1],"datatype":"INT64","data":[123456]},{"name":"attention_mask","shape":[1,1],"datatype":"INT64","data":[1]}]}""";
        InferAnswer answer = await InferAnswer.PostAsync(app.Client, "tokens", Request);
        answer.IsError(400, "MPK3020");
        Assert.DoesNotContain("123456", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1_000_000, 10_000_000, 413, "too large")]
    [InlineData(10_000_000, 1, 10_000_000, 400, "MPK3011: The request has more rows")]
    [InlineData(10_000_000, 1_000, 7, 400, "MPK3011: 'features' makes the request larger")]
    public async Task Limits_of_the_model_hold(long bytes, int rows, long elements, int status, string says)
    {
        await using ModelServer server = await OpenInferenceApp.StartAsync(services => services.Configure<ModelEndpointOptions>("iris", options =>
        {
            options.MaxBatchBodyBytes = bytes;
            options.MaxRows = rows;
            options.MaxElements = elements;
        }));
        const string TwoFlowers = """{"inputs":[{"name":"features","shape":[2,4],"datatype":"FP32","data":[1,2,3,4,1,2,3,4]}]}""";
        (await InferAnswer.PostAsync(server.Client, "iris", TwoFlowers)).IsError(status, says);
    }

    [Fact]
    public async Task A_shape_makes_no_memory_that_was_not_sent()
    {
        long before = GC.GetTotalAllocatedBytes();
        for (int i = 0; i < 50; i++)
            (await InferAnswer.PostAsync(app.Client, "iris", "{\"inputs\":[" + Flower.Replace("[1,4]", "[2000000,4]", StringComparison.Ordinal) + "]}")).IsError(400, "more or fewer elements");
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 30_000_000);
    }

    private static string Input(string member)
    {
        string name = member[..member.IndexOf(':', StringComparison.Ordinal)];
        string[] members = ["\"name\":\"features\"", "\"shape\":[1,4]", "\"datatype\":\"FP32\"", "\"data\":[1,2,3,4]"];
        string[] others = [.. members.Where(other => !other.StartsWith(name, StringComparison.Ordinal))];
        return "{\"inputs\":[{" + string.Join(',', [.. others.Where(static other => !other.StartsWith("\"data\"", StringComparison.Ordinal)), member, .. others.Where(static other => other.StartsWith("\"data\"", StringComparison.Ordinal))]) + "}]}";
    }
}
