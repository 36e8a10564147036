using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class PredictTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=\"UTF-8\"")]
    [InlineData("application/vnd.acme+json")]
    public async Task One_object_gives_one_prediction(string contentType)
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", """{"x":1,"y":2.5}""", contentType);
        Assert.Equal((200, "application/json", """{"sum":3.5}"""), (answer.Status, answer.MediaType, answer.Text));
        Assert.Equal("1.2.3", Assert.Single(answer.Headers.GetValues("x-model-version")));
    }

    [Fact]
    public async Task An_array_gives_an_array()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict/batch", """[{"x":1,"y":2},{"x":3,"y":4}]""");
        Assert.Equal((200, "application/json", """[{"sum":3},{"sum":7}]"""), (answer.Status, answer.MediaType, answer.Text));
        Assert.Equal("1.2.3", Assert.Single(answer.Headers.GetValues("x-model-version")));
    }

    [Fact]
    public async Task A_body_in_chunks_is_read_whole()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        string padding = new(' ', 300_000);
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", new ChunkedContent($$"""{{{padding}}"x":1,{{padding}}"y":2}"""));
        Assert.Equal("""{"sum":3}""", answer.Text);
    }

    [Fact]
    public async Task The_default_prefix_has_the_models_name()
    {
        await using ModelServer server = await ModelServer.StartAsync(services => services.AddSingleton(new SumModel()), app => app.MapModel<SumModel>());
        Answer answer = await Answer.PostAsync(server.Client, "/models/sum/predict", """{"x":1,"y":2}""");
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task One_connection_serves_requests_after_a_refused_one()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        (await Answer.PostAsync(server.Client, "/sum/predict", "{")).IsProblem(400, "invalid-input");
        Answer answer = await Answer.PostAsync(server.Client, "/sum/predict", """{"x":1,"y":2}""");
        Assert.Equal("""{"sum":3}""", answer.Text);
    }

    [Fact]
    public async Task An_unregistered_predictor_is_refused_when_it_is_mapped()
    {
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ModelServer.StartAsync(static _ => { }, static app => app.MapModel<SumModel>()));
        Assert.Contains("AddSumModel()", refused.Message, StringComparison.Ordinal);
    }
}
