using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class OpenApiTests
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";

    public OpenApiTests() => SumModelFiles.Write();

    [Fact]
    public async Task Every_endpoint_is_in_the_document()
    {
        JsonNode document = await DocumentAsync(static app => app.MapModel<SumModel>("/sum"));
        Assert.Equal(
            [
                "get /sum sumManifest", "get /sum/schema/input sumInputSchema", "get /sum/schema/output sumOutputSchema",
                "post /sum/predict sumPredict", "post /sum/predict/batch sumPredictBatch",
            ],
            Operations(document).Select(static operation => $"{operation.Method} {operation.Path} {(string?)operation.Operation["operationId"]}").Order(StringComparer.Ordinal));
        Assert.All(Operations(document), static operation =>
        {
            Assert.Equal("sum", (string?)Assert.Single(operation.Operation["tags"]!.AsArray()));
            Assert.NotEqual("", (string)operation.Operation["summary"]!);
            Assert.NotEqual("", (string)operation.Operation["description"]!);
        });
    }

    [Fact]
    public async Task Requests_and_responses_have_the_packaged_schemas()
    {
        JsonNode document = await DocumentAsync(static app => app.MapModel<SumModel>("/sum"));
        JsonNode predict = document["paths"]!["/sum/predict"]!["post"]!;
        Assert.Equal("#/components/schemas/SumInput", Reference(predict["requestBody"]!["content"]![Json]!["schema"]!));
        Assert.Equal("#/components/schemas/SumPrediction", Reference(predict["responses"]!["200"]!["content"]![Json]!["schema"]!));
        Assert.True((bool)predict["requestBody"]!["required"]!);

        JsonNode batch = document["paths"]!["/sum/predict/batch"]!["post"]!;
        Assert.Equal("#/components/schemas/SumInput", Reference(batch["requestBody"]!["content"]![Json]!["schema"]!["items"]!));
        Assert.Equal("#/components/schemas/SumInput", Reference(batch["requestBody"]!["content"]![Lines]!["schema"]!));
        Assert.Equal("#/components/schemas/SumPrediction", Reference(batch["responses"]!["200"]!["content"]![Json]!["schema"]!["items"]!));
    }

    [Fact]
    public async Task Components_carry_the_bounds_of_the_packaged_schemas_and_their_definitions()
    {
        JsonNode document = await DocumentAsync(static app => app.MapModel<SumModel>("/sum"));
        JsonNode input = document["components"]!["schemas"]!["SumInput"]!;
        Assert.Equal(["x", "y"], input["required"]!.AsArray().Select(static name => (string)name!));
        Assert.Equal(1000, (int)input["properties"]!["y"]!["exclusiveMaximum"]!);
        Assert.False((bool)input["additionalProperties"]!);
        Assert.Equal("#/components/schemas/SumInput.Number", Reference(input["properties"]!["x"]!));
        Assert.Equal(-5, (int)document["components"]!["schemas"]!["SumInput.Number"]!["minimum"]!);
    }

    [Fact]
    public async Task Requests_and_responses_have_the_packaged_examples_that_are_in_the_contracts_words()
    {
        JsonNode document = await DocumentAsync(static app => app.MapModel<SumModel>("/sum"));
        JsonNode predict = document["paths"]!["/sum/predict"]!["post"]!;
        Assert.Equal(
            """{"example1":{"value":{"x":1,"y":2}},"example2":{"value":{"x":4,"y":5}}}""",
            predict["requestBody"]!["content"]![Json]!["examples"]!.ToJsonString());
        Assert.Equal("""{"example1":{"value":{"sum":3}}}""", predict["responses"]!["200"]!["content"]![Json]!["examples"]!.ToJsonString());

        JsonNode batch = document["paths"]!["/sum/predict/batch"]!["post"]!;
        Assert.Equal("""[{"x":1,"y":2},{"x":4,"y":5}]""", batch["requestBody"]!["content"]![Json]!["example"]!.ToJsonString());
    }

    [Theory]
    [InlineData("/sum/predict")]
    [InlineData("/sum/predict/batch")]
    public async Task Every_problem_is_described(string path)
    {
        JsonNode document = await DocumentAsync(static app => app.MapModel<SumModel>("/sum"));
        JsonNode responses = document["paths"]![path]!["post"]!["responses"]!;
        Assert.Equal(["200", "400", "408", "413", "415", "500", "503", "504"], responses.AsObject().Select(static response => response.Key).Order(StringComparer.Ordinal));
        Assert.Equal("#/components/schemas/ModelProblem", Reference(responses["400"]!["content"]!["application/problem+json"]!["schema"]!));
        Assert.NotNull(document["components"]!["schemas"]!["ModelProblem"]!["properties"]!["errors"]);
        Assert.NotNull(responses["200"]!["headers"]!["x-model-version"]);
    }

    [Fact]
    public async Task A_model_that_is_mapped_twice_keeps_its_operations_apart_and_its_schemas_once()
    {
        JsonNode document = await DocumentAsync(static app =>
        {
            app.MapModel<SumModel>("/sum");
            app.MapModel<SumModel>("/v2/other-sum");
        });
        string[] ids = [.. Operations(document).Select(static operation => (string)operation.Operation["operationId"]!)];
        Assert.Equal(10, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("v2OtherSumPredict", ids);
        Assert.Equal(
            ["ModelProblem", "SumInput", "SumInput.Number", "SumPrediction"],
            document["components"]!["schemas"]!.AsObject().Select(static schema => schema.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_document_has_no_errors()
    {
        JsonNode document = await DocumentAsync(static app => app.MapModel<SumModel>("/sum"));
        ReadResult read = OpenApiDocument.Parse(document.ToJsonString(), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
    }

    private static string? Reference(JsonNode schema) => (string?)schema["$ref"];

    private static IEnumerable<(string Method, string Path, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key, path.Key, operation.Value);

    private static async Task<JsonNode> DocumentAsync(Action<WebApplication> map)
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton(new SumModel()).AddOpenApi(),
            app =>
            {
                map(app);
                app.MapOpenApi();
            });
        Answer answer = await Answer.GetAsync(server.Client, "/openapi/v1.json");
        Assert.Equal(200, answer.Status);
        return answer.Body;
    }
}
