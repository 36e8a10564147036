using System.Text.Json.Nodes;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

/// <summary>Generated predictors and endpoints over ONNX Runtime, as an app has them.</summary>
public sealed class ModelPackageTests(ModelPackages packages) : IClassFixture<ModelPackages>
{
    private const string Setosa = """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";
    private const string Virginica = """{"sepalLength":6.3,"sepalWidth":3.3,"petalLength":6.0,"petalWidth":2.5}""";

    private HttpClient Client => packages.Server.Client;

    [Fact]
    public async Task A_flower_is_predicted()
    {
        Answer answer = await Answer.PostAsync(Client, "/iris/predict", Setosa);
        Assert.Equal(200, answer.Status);
        Assert.Equal("setosa", (string?)answer.Body["species"]);
        Assert.Equal(1, answer.Body["probabilities"]!.AsObject().Sum(static probability => (double)probability.Value!), 5);
        Assert.Equal("1.4.0", Assert.Single(answer.Headers.GetValues("x-model-version")));
    }

    [Fact]
    public async Task A_batch_and_a_stream_say_what_single_requests_say()
    {
        string[] flowers = [Setosa, Virginica, Setosa];
        var single = new List<JsonNode>();
        foreach (string flower in flowers)
            single.Add((await Answer.PostAsync(Client, "/iris/predict", flower)).Body);

        Answer batch = await Answer.PostAsync(Client, "/iris/predict/batch", $"[{string.Join(',', flowers)}]");
        Answer stream = await Answer.PostAsync(Client, "/iris/predict/batch", string.Join('\n', flowers), "application/x-ndjson");
        Assert.All(batch.Body.AsArray().Zip(single), static pair => AssertSame(pair.Second, pair.First!));
        Assert.All(stream.Text.TrimEnd().Split('\n').Zip(single), static pair => AssertSame(pair.Second, JsonNode.Parse(pair.First)!));
        Assert.Equal((3, 3), (batch.Body.AsArray().Count, stream.Text.Count(static character => character == '\n')));
    }

    [Fact]
    public async Task An_empty_batch_gives_an_empty_array()
    {
        Answer answer = await Answer.PostAsync(Client, "/iris/predict/batch", "[]");
        Assert.Equal((200, "[]"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Bad_lines_of_a_stream_are_answered_in_their_places()
    {
        string lines = $"{Setosa}\n{{\"sepalLength\":98765}}\n{Virginica}\nnonsense\n{Setosa}\n";
        Answer answer = await Answer.PostAsync(Client, "/iris/predict/batch", lines, "application/x-ndjson");
        JsonNode[] answers = [.. answer.Text.TrimEnd().Split('\n').Select(static line => JsonNode.Parse(line)!)];
        Assert.Equal(["setosa", null, "virginica", null, "setosa"], answers.Select(static line => (string?)line["species"]));
        Assert.Equal(4, answers[1]["error"]!["errors"]!.AsObject().Count);
        Assert.Equal("$", Assert.Single(answers[3]["error"]!["errors"]!.AsObject()).Key);
        Assert.DoesNotContain("98765", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_measurements_are_no_failure()
    {
        Answer answer = await Answer.PostAsync(Client, "/penguins/predict", """{"island":"Biscoe","billLengthMm":null}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(3, answer.Body["probabilities"]!.AsObject().Count);
    }

    [Fact]
    public async Task An_output_that_is_not_finite_is_a_string_and_no_failure()
    {
        Answer answer = await Answer.PostAsync(Client, "/models/vector/predict", """{"x":["NaN",1,2]}""");
        Assert.Equal(200, answer.Status);
        Assert.Contains("\"NaN\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Integers_may_be_written_with_a_point()
    {
        Answer answer = await Answer.PostAsync(Client, "/tokens/predict", """{"inputIds":[1.0,2e1],"attentionMask":[1,1]}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(3, answer.Body["logits"]!.AsArray().Count);
    }

    [Fact]
    public async Task Unknown_members_are_passed_over_where_the_app_says_so()
    {
        await using ModelServer server = await ModelPackages.StartAsync(
            static services => services.Configure<ModelEndpointOptions>("iris", static options => options.UnknownMembers = UnknownMemberHandling.Ignore));
        string flower = BadRequests.Flower("5", "\"colour\":\"blue\"");
        Assert.Equal(200, (await Answer.PostAsync(server.Client, "/iris/predict", flower)).Status);
        Assert.Equal(400, (await Answer.PostAsync(server.Client, "/penguins/predict", flower)).Status);
    }

    [Fact]
    public async Task Manifest_and_schemas_are_those_of_the_package()
    {
        Answer manifest = await Answer.GetAsync(Client, "/iris");
        Assert.Equal(("iris", "1.4.0"), ((string?)manifest.Body["name"], (string?)manifest.Body["version"]));
        Answer input = await Answer.GetAsync(Client, "/iris/schema/input");
        Assert.Equal(("application/schema+json", "IrisInput"), (input.MediaType, (string?)input.Body["title"]));
        Answer output = await Answer.GetAsync(Client, "/iris/schema/output");
        Assert.Equal("IrisPrediction", (string?)output.Body["title"]);
    }

    [Fact]
    public async Task The_app_is_ready_once_all_models_are_loaded()
    {
        Answer ready = await Answer.GetAsync(Client, "/health/ready");
        Assert.Equal(200, ready.Status);
        Assert.Equal(["iris", "penguins", "tokens", "vector"], ready.Body["checks"]!.AsArray().Select(static check => (string?)check!["name"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_OpenAPI_document_has_the_routes_and_schemas_of_every_model()
    {
        await using ModelServer server = await ModelPackages.StartAsync(static services => services.AddOpenApi(), static app => app.MapOpenApi());
        JsonNode document = (await Answer.GetAsync(server.Client, "/openapi/v1.json")).Body;
        Assert.Equal(4 * 5, document["paths"]!.AsObject().Sum(static path => path.Value!.AsObject().Count));
        foreach (string path in (string[])["/iris", "/penguins", "/tokens", "/models/vector"])
        {
            JsonNode operation = document["paths"]![path + "/predict"]!["post"]!;
            string input = (string)operation["requestBody"]!["content"]!["application/json"]!["schema"]!["$ref"]!;
            JsonNode packaged = (await Answer.GetAsync(server.Client, path + "/schema/input")).Body;
            JsonNode component = document["components"]!["schemas"]![input["#/components/schemas/".Length..]]!;
            Assert.Equal(packaged["properties"]!.AsObject().Select(static p => p.Key), component["properties"]!.AsObject().Select(static p => p.Key));
            Assert.Equal(packaged["required"]!.ToJsonString(), component["required"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Many_clients_at_once_get_their_own_answers()
    {
        string[] flowers = [Setosa, Virginica];
        Task<Answer>[] answers = [.. Enumerable.Range(0, 400).Select(i => Answer.PostAsync(Client, "/iris/predict", flowers[i % 2]))];
        await Task.WhenAll(answers);
        Assert.All(answers.Index(), static answer => Assert.Equal(answer.Index % 2 == 0 ? "setosa" : "virginica", (string?)answer.Item.Result.Body["species"]));
    }

    // ONNX Runtime adds in another order in a batch.
    private static void AssertSame(JsonNode expected, JsonNode actual)
    {
        Assert.Equal((string?)expected["species"], (string?)actual["species"]);
        foreach ((string species, JsonNode? probability) in expected["probabilities"]!.AsObject())
            Assert.Equal((double)probability!, (double)actual["probabilities"]![species]!, 6);
    }
}
