using ModelPack.AspNetCore.Tests.BadInput;
using ModelPack.AspNetCore.Tests.Support;
using ModelPack.Testing.Judges;

namespace ModelPack.AspNetCore.Tests.OpenApi;

/// <summary>What the OpenAPI document says, and what is sent: ajv judges requests and answers of every route, good and bad.</summary>
public sealed class TrafficTests : IAsyncLifetime
{
    private ModelServer? _server;
    private TrafficJudge? _judge;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(JsonJudge.IsInstalled, JsonJudge.HowToInstall);
        _server = await HostileApp.StartAsync(static services => services.AddOpenApi(), static app => app.MapOpenApi());
        _judge = new TrafficJudge((await Answer.GetAsync(_server.Client, "/openapi/v1.json")).Text);
    }

    public async ValueTask DisposeAsync()
    {
        _judge?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Good_requests_and_their_answers_are_as_the_document_says()
    {
        var problems = new List<string>();
        foreach (HostileRoute route in HostileRoutes.All.Where(static route => route is { Operation: not null, IsGood: true }))
        {
            string type = route.ContentType;
            Answer answer = await HostileApp.SendAsync(_server!.Client, route, route.Body(route.Good));
            Assert.Equal(200, answer.Status);
            Report(problems, route, "request", _judge!.OfRequest(route.Operation!, "post", type, route.Good));
            Report(problems, route, "answer", _judge!.OfAnswer(route.Operation!, "post", answer));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Answers_to_bad_requests_are_as_the_document_says()
    {
        var problems = new List<string>();
        foreach (HostileRoute route in HostileRoutes.All.Where(static route => route.Operation is not null))
        {
            foreach ((string name, Func<HostileRoute, byte[]> make) in BadCases.All)
                Report(problems, route, name, _judge!.OfAnswer(route.Operation!, "post", await HostileApp.SendAsync(_server!.Client, route, route.Body(make(route)))));
            HostileRoute untyped = route with { ContentType = "application/x-tellnobody" };
            Report(problems, route, "a wrong media type", _judge!.OfAnswer(route.Operation!, "post", await HostileApp.SendAsync(_server!.Client, untyped, route.Body(route.Good))));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("/iris")]
    [InlineData("/iris/schema/input")]
    [InlineData("/iris/schema/output")]
    public async Task Documents_are_as_the_document_says(string path)
    {
        Answer answer = await Answer.GetAsync(_server!.Client, path);
        Assert.Null(_judge!.OfAnswer(path, "get", answer));
    }

    [Fact]
    public async Task The_judge_sees_what_is_not_as_the_document_says()
    {
        Answer answer = await Answer.PostAsync(_server!.Client, "/iris/predict", """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""");
        Assert.Null(_judge!.OfAnswer("/iris/predict", "post", answer));
        Assert.Contains("species", _judge.OfAnswer("/iris/predict", "post", answer with { Text = answer.Text.Replace("species", "kind", StringComparison.Ordinal) }), StringComparison.Ordinal);
        Assert.NotNull(_judge.OfAnswer("/iris/predict", "post", answer with { Status = 418 }));
        Assert.NotNull(_judge.OfAnswer("/iris/predict", "post", answer with { MediaType = "text/plain" }));
        Assert.NotNull(_judge.OfRequest("/iris/predict", "post", "application/json", """{"sepalLength":5000,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}"""));
    }

    private static void Report(List<string> problems, HostileRoute route, string what, string? problem)
    {
        if (problem is not null)
            problems.Add($"{route}: {what}: {problem}");
    }
}
