using System.Text.Json.Nodes;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

/// <summary>A text instead of JSON, for the sample that judges sentences.</summary>
public sealed class TextTests : IAsyncLifetime
{
    private ModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync(
        static services => services.AddSentimentPredictor().AddOpenApi(),
        static app =>
        {
            app.MapSentimentPredictor("/sentiment");
            app.MapOpenApi();
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    public async Task A_text_is_read_as_it_is(string contentType)
    {
        Answer answer = await Answer.PostAsync(_server.Client, "/sentiment/predict", "A \"great\" story,\nand fun: 재미있다 \\ \u0001", contentType);

        Assert.Equal((200, "Positive"), (answer.Status, (string?)answer.Body["sentiment"]));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_a_text() =>
        Assert.Equal("Negative", (string?)(await Answer.PostAsync(_server.Client, "/sentiment/predict", [0xEF, 0xBB, 0xBF, .. "terrible"u8], "text/plain")).Body["sentiment"]);

    [Theory]
    [InlineData("")]
    [InlineData("it is the")]
    [InlineData("   ")]
    public async Task What_the_contract_or_the_encoder_refuses_has_its_path(string text) =>
        Assert.Equal(["$.text"], (await Answer.PostAsync(_server.Client, "/sentiment/predict", text, "text/plain")).IsProblem(400, "invalid-input").Paths);

    [Fact]
    public async Task A_text_that_is_no_UTF_8_is_refused() =>
        Assert.Equal(["$.text"], (await Answer.PostAsync(_server.Client, "/sentiment/predict", [(byte)'a', 0xFF], "text/plain")).IsProblem(400, "invalid-input").Paths);

    [Theory]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData("text/html")]
    [InlineData("image/png")]
    [InlineData("multipart/form-data; boundary=b")]
    public async Task Other_media_types_are_refused(string contentType)
    {
        Answer answer = (await Answer.PostAsync(_server.Client, "/sentiment/predict", "great", contentType)).IsProblem(415, "unsupported-media-type");

        Assert.Equal("application/json, text/plain", string.Join(", ", answer.Headers.GetValues("Accept-Post")));
    }

    [Fact]
    public async Task Batches_are_encoded_row_by_row()
    {
        Answer good = await Answer.PostAsync(_server.Client, "/sentiment/predict/batch", """[{"text":"great"},{"text":"terrible boring plot"}]""");
        Answer bad = await Answer.PostAsync(_server.Client, "/sentiment/predict/batch", """[{"text":"great"},{"text":"the"},{"text":"of it"}]""");

        Assert.Equal(["Positive", "Negative"], good.Body.AsArray().Select(static row => (string?)row!["sentiment"]));
        Assert.Equal(["$[1].text", "$[2].text"], bad.IsProblem(400, "invalid-input").Paths);
    }

    [Fact]
    public async Task The_document_lists_the_text()
    {
        JsonNode content = (await Answer.GetAsync(_server.Client, "/openapi/v1.json")).Body["paths"]!["/sentiment/predict"]!["post"]!["requestBody"]!["content"]!;

        Assert.Equal("string", (string?)content["text/plain"]!["schema"]!["type"]);
    }
}
