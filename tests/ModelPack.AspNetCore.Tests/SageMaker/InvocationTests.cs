using System.Net.Http.Headers;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.SageMaker;

/// <summary><c>POST /invocations</c> with model packages, as SageMaker's clients send it.</summary>
public sealed class InvocationTests(InvocationTests.Apps apps) : IClassFixture<InvocationTests.Apps>
{
    private const string One = """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";
    private const string Two = """{"sepalLength":6.3,"sepalWidth":3.3,"petalLength":6.0,"petalWidth":2.5}""";
    private const string Csv = "5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n";

    [Fact]
    public async Task An_object_gives_an_object_and_an_array_an_array()
    {
        Answer one = await InvokeAsync("iris", One);
        Assert.Equal((200, "application/json"), (one.Status, one.MediaType));
        Assert.Equal("setosa", (string?)one.Body["species"]);
        Assert.Equal("1.4.0", Assert.Single(one.Headers.GetValues("x-model-version")));

        Answer two = await InvokeAsync("iris", $" \n[{One},{Two}]");
        Assert.Equal(["setosa", "virginica"], two.Body.AsArray().Select(static row => (string?)row!["species"]));
        Assert.Equal("[]", (await InvokeAsync("iris", "[]")).Text);
    }

    [Theory]
    [InlineData("application/jsonlines")]
    [InlineData("application/x-ndjson")]
    public async Task Lines_give_lines_of_the_same_type(string type)
    {
        Answer answer = await InvokeAsync("iris", $"{One}\n{Two}", type);
        Assert.Equal((200, type), (answer.Status, answer.MediaType));
        string[] lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("virginica", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_gets_a_line_of_its_own()
    {
        Answer answer = await InvokeAsync("iris", $"{{}}\n{One}", "application/jsonlines");
        string[] lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("""{"error":{""", lines[0], StringComparison.Ordinal);
        Assert.Contains("setosa", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Csv)]
    [InlineData("sepalLength,sepalWidth,petalLength,petalWidth\r\n5.1,3.5,1.4,0.2\r\n6.3,3.3,6.0,2.5\r\n")]
    [InlineData("\uFEFFpetalWidth,petalLength,sepalWidth,sepalLength\n0.2,1.4,3.5,5.1\n2.5,6.0,3.3,6.3")]
    [InlineData("\"5.1\",\"3.5\",\"1.4\",\"0.2\"\n\n 6.3 , 3.3 , 6.0 , 2.5 ")]
    public async Task Columns_give_columns(string csv)
    {
        Answer answer = await InvokeAsync("iris", csv, "text/csv");
        Assert.Equal((200, "text/csv"), (answer.Status, answer.MediaType));
        string[] lines = answer.Text.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(["setosa", "virginica"], lines[..2].Select(static line => line.Split(',')[0]));
        Assert.All(lines[..2], static line => Assert.Equal(4, line.Split(',').Length));
    }

    [Fact]
    public async Task A_header_is_answered_with_a_header_where_that_is_asked_for()
    {
        Answer answer = await InvokeAsync("iris", Csv, "text/csv; header=absent", "text/csv; header=present");
        Assert.Equal("species,probabilities.setosa,probabilities.versicolor,probabilities.virginica", answer.Text.Split('\n')[0]);
    }

    [Theory]
    [InlineData("application/json", "application/json", "[{")]
    [InlineData("application/jsonlines", "application/jsonlines", "{")]
    [InlineData("application/x-ndjson", "application/x-ndjson", "{")]
    [InlineData("text/csv", "text/csv", "setosa,")]
    [InlineData("*/*", "text/csv", "setosa,")]
    [InlineData("text/*", "text/csv", "setosa,")]
    [InlineData("application/*", "application/json", "[{")]
    [InlineData("text/csv;q=0.1, application/json;q=0.9", "application/json", "[{")]
    [InlineData("image/png, application/jsonlines;q=0.5", "application/jsonlines", "{")]
    [InlineData("not a type", "text/csv", "setosa,")]
    public async Task The_answer_has_the_type_that_is_accepted(string accept, string type, string start)
    {
        Answer answer = await InvokeAsync("iris", Csv, "text/csv", accept);
        Assert.Equal((200, type), (answer.Status, answer.MediaType));
        Assert.StartsWith(start, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(One, "application/json", "text/csv", 1)]
    [InlineData($"[{One},{Two}]", "application/json", "text/csv", 2)]
    [InlineData($"[{One},{Two}]", "application/json", "application/jsonlines", 2)]
    [InlineData(One, "application/json", "application/jsonlines", 1)]
    [InlineData($"{One}\n{Two}\n", "application/jsonlines", "text/csv", 2)]
    public async Task Any_form_is_answered_in_any_other(string body, string type, string accept, int lines)
    {
        Answer answer = await InvokeAsync("iris", body, type, accept);
        Assert.Equal((200, accept), (answer.Status, answer.MediaType));
        Assert.Equal(lines, answer.Text.Count(static letter => letter == '\n'));
    }

    [Fact]
    public async Task Lines_can_be_answered_with_an_array()
    {
        Answer answer = await InvokeAsync("iris", $"{One}\n\n{Two}\n", "application/jsonlines", "application/json");
        Assert.Equal(2, answer.Body.AsArray().Count);
        (await InvokeAsync("iris", $"{One}\n{{}}", "application/jsonlines", "application/json")).IsProblem(400, "invalid-input");
        Answer moved = await InvokeAsync("iris", $"{One},\n{One}", "application/jsonlines", "application/json");
        Assert.Equal(["$[0]"], moved.IsProblem(400, "invalid-input").Paths);
    }

    [Fact]
    public async Task An_unacceptable_type_is_406_and_lists_the_others()
    {
        Answer answer = await InvokeAsync("iris", One, accept: "application/x-npy");
        Assert.Equal((406, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Equal("urn:modelpack:problem:not-acceptable", (string?)answer.Body["type"]);
        Assert.Contains("application/jsonlines", (string?)answer.Body["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/csv; charset=utf-16")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task Another_content_type_is_415_and_lists_the_right_ones(string? type)
    {
        Answer answer = await InvokeAsync("iris", One, type);
        Assert.Equal(415, answer.Status);
        Assert.Equal("application/json, application/jsonlines, text/csv", Assert.Single(answer.Headers.GetValues("Accept-Post")));
    }

    [Fact]
    public async Task Failures_of_rows_have_paths_all_at_once()
    {
        Answer answer = await InvokeAsync("iris", "5.1,3.5,1.4,99\nx,3.5,1.4,\n5.1,3.5,1.4,0.2", "text/csv");
        Assert.Equal(["$[0].petalWidth", "$[1].sepalLength", "$[1].petalWidth"], answer.IsProblem(400, "invalid-input").Paths);
        Assert.DoesNotContain("99", answer.Text, StringComparison.Ordinal);

        (await InvokeAsync("iris", "5.1,3.5\n", "text/csv")).IsProblem(400, "invalid-input");
        (await InvokeAsync("iris", "5.1,3.5,1.4,\"0.2", "text/csv")).IsProblem(400, "invalid-input");
        (await InvokeAsync("iris", "{", "application/json")).IsProblem(400, "invalid-input");
        (await InvokeAsync("iris", "", "application/json")).IsProblem(400, "invalid-input");
    }

    [Fact]
    public async Task Missing_values_and_texts_travel_in_columns()
    {
        const string Penguin = "island,billLengthMm,billDepthMm,flipperLengthMm,bodyMassG,sex\nBiscoe,46.1,13.2,211,4500,FEMALE\nBiscoe,,,,,\n";
        Answer csv = await InvokeAsync("penguins", Penguin, "text/csv", "application/json");
        Answer json = await InvokeAsync("penguins", """[{"island":"Biscoe","billLengthMm":46.1,"billDepthMm":13.2,"flipperLengthMm":211,"bodyMassG":4500,"sex":"FEMALE"},{"island":"Biscoe"}]""");
        Assert.Equal((200, json.Text), (csv.Status, csv.Text));
    }

    [Fact]
    public async Task Elements_of_a_fixed_array_are_columns()
    {
        Answer answer = await InvokeAsync("vector", "1,2,3\n4,5,nan", "text/csv");
        Answer json = await InvokeAsync("vector", """[{"x":[1,2,3]},{"x":[4,5,"NaN"]}]""", accept: "text/csv");
        Assert.Equal((200, json.Text), (answer.Status, answer.Text));
        Answer named = await InvokeAsync("vector", "x[2],x[1],x[0]\n3,2,1", "text/csv", "text/csv; header=present");
        Assert.StartsWith("y[0],y[1]\n", named.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_of_any_length_have_no_columns_and_the_answer_says_so()
    {
        Answer answer = await InvokeAsync("tokens", "1,2,3", "text/csv");
        answer.IsProblem(415, "unsupported-media-type");
        Assert.Contains("'inputIds' has no columns", (string?)answer.Body["detail"], StringComparison.Ordinal);
        Assert.DoesNotContain("csv", Assert.Single(answer.Headers.GetValues("Accept-Post")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_sent_as_it_is()
    {
        Answer answer = await Answer.PostAsync(apps.Client("digits"), "/invocations", Picture.Draw(SkiaSharp.SKEncodedImageFormat.Png), "image/png");
        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
    }

    [Fact]
    public async Task Headers_that_SageMaker_adds_are_ignored()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/invocations") { Content = new StringContent(One, MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.Add("X-Amzn-SageMaker-Custom-Attributes", "trace=1");
        request.Headers.Add("X-Amzn-SageMaker-Target-Model", "other");
        Assert.Equal(200, (await Answer.SendAsync(apps.Client("iris"), request)).Status);
    }

    private async Task<Answer> InvokeAsync(string model, string body, string? contentType = "application/json", string? accept = null)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = null;
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/invocations") { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Answer.SendAsync(apps.Client(model), request);
    }

    /// <summary>One app a model, as one container a model.</summary>
    public sealed class Apps : IAsyncLifetime
    {
        private readonly Dictionary<string, ModelServer> _servers = [];

        public HttpClient Client(string model) => _servers[model].Client;

        public async ValueTask InitializeAsync()
        {
            _servers["iris"] = await ModelServer.StartAsync(static services => services.AddIrisPredictor(), static app => app.MapSageMaker<Acme.Models.IrisPredictor>());
            _servers["penguins"] = await ModelServer.StartAsync(static services => services.AddPenguinsPredictor(), static app => app.MapSageMaker<Acme.Models.PenguinsPredictor>());
            _servers["tokens"] = await ModelServer.StartAsync(static services => services.AddTokensPredictor(), static app => app.MapSageMaker<Acme.Models.TokensPredictor>());
            _servers["vector"] = await ModelServer.StartAsync(static services => services.AddVectorPredictor(), static app => app.MapSageMaker<Acme.Models.VectorPredictor>());
            _servers["digits"] = await ModelServer.StartAsync(static services => services.AddDigitsPredictor(), static app => app.MapSageMaker<Acme.Models.DigitsPredictor>());
        }

        public async ValueTask DisposeAsync()
        {
            foreach (ModelServer server in _servers.Values)
                await server.DisposeAsync();
        }
    }
}
