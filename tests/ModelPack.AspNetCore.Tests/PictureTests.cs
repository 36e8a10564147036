using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ModelPack.AspNetCore.Tests.Support;
using SkiaSharp;

namespace ModelPack.AspNetCore.Tests;

/// <summary>Files instead of JSON: <c>image/*</c>, <c>application/octet-stream</c> and forms, for the sample that reads digits.</summary>
public sealed class PictureTests : IAsyncLifetime
{
    private ModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ModelServer.StartAsync(
        static services => services.AddDigitsPredictor().AddOpenApi(),
        static app =>
        {
            app.MapDigitsPredictor("/digits", static options => options.MaxRequestBodyBytes = 100_000);
            app.MapOpenApi();
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("image/png", SKEncodedImageFormat.Png)]
    [InlineData("image/jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("image/png; charset=binary", SKEncodedImageFormat.Png)]
    [InlineData("IMAGE/anything", SKEncodedImageFormat.Jpeg)]
    [InlineData("application/octet-stream", SKEncodedImageFormat.Png)]
    public async Task A_picture_is_read_as_it_is(string contentType, SKEncodedImageFormat format)
    {
        Answer answer = await Answer.PostAsync(_server.Client, "/digits/predict", Picture.Draw(format), contentType);

        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal(0, (int)answer.Body["value"]!);
    }

    [Fact]
    public async Task A_picture_in_JSON_gives_the_same()
    {
        byte[] png = Picture.Draw(SKEncodedImageFormat.Png);
        Answer json = await Answer.PostAsync(_server.Client, "/digits/predict", $$"""{"image":"{{Convert.ToBase64String(png)}}"}""");
        Answer raw = await Answer.PostAsync(_server.Client, "/digits/predict", png, "image/png");

        Assert.Equal(json.Text, raw.Text);
    }

    [Fact]
    public async Task A_form_has_the_picture_and_the_other_members()
    {
        using var form = new MultipartFormDataContent();
        form.Add(File(Picture.Draw(SKEncodedImageFormat.Jpeg, chalk: true)), "image", "zero 영.jpg");
        form.Add(new StringContent("true"), "lightOnDark");

        Answer answer = await Answer.PostAsync(_server.Client, "/digits/predict", form, contentType: null);

        Assert.Equal((200, 0), (answer.Status, (int)answer.Body["value"]!));
    }

    [Theory]
    [InlineData("no picture")]
    [InlineData("")]
    public async Task What_is_no_picture_is_refused(string text)
    {
        Answer answer = await Answer.PostAsync(_server.Client, "/digits/predict", text, "image/png");

        Assert.Equal(["$.image"], answer.IsProblem(400, "invalid-input").Paths);
    }

    [Fact]
    public async Task A_cut_off_picture_and_a_bomb_are_refused()
    {
        byte[] png = Picture.Draw(SKEncodedImageFormat.Png);
        byte[] jpeg = Picture.Draw(SKEncodedImageFormat.Jpeg);
        foreach (byte[] bad in (byte[][])[png[..^30], jpeg[..(jpeg.Length / 2)], Picture.Bomb()])
            Assert.Equal(["$.image"], (await Answer.PostAsync(_server.Client, "/digits/predict", bad, "image/png")).IsProblem(400, "invalid-input").Paths);
    }

    [Fact]
    public async Task A_picture_beyond_the_limit_is_too_large() =>
        (await Answer.PostAsync(_server.Client, "/digits/predict", new byte[100_001], "image/png", waitForPermission: true)).IsProblem(413, "request-too-large");

    [Theory]
    [InlineData("/digits/predict", "text/plain")]
    [InlineData("/digits/predict", "application/x-www-form-urlencoded")]
    [InlineData("/digits/predict", "video/mp4")]
    [InlineData("/digits/predict/batch", "image/png")]
    public async Task Other_media_types_are_refused_and_those_that_are_read_are_listed(string path, string contentType)
    {
        Answer answer = (await Answer.PostAsync(_server.Client, path, "x", contentType)).IsProblem(415, "unsupported-media-type");

        string expected = path.EndsWith("batch", StringComparison.Ordinal) ? "application/json, application/x-ndjson" : "application/json, application/octet-stream, image/*, multipart/form-data";
        Assert.Equal(expected, string.Join(", ", answer.Headers.GetValues("Accept-Post")));
    }

    [Theory]
    [InlineData("multipart/form-data", "--b\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=\"\"", "--b--")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "--b")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=image; filename=x\r\n\r\ncut off")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n\r\nno disposition\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: attachment; name=image\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=lightOnDark\r\n\r\nmaybe\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=lightOnDark\r\n\r\n{\"a\":[1]}\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=lightOnDark\r\n\r\ntrue,\"image\":\"AA==\"\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=colour\r\n\r\nred\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=image; filename=x\r\n\r\n\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=image; filename=x\r\n\r\na\r\n--b\r\nContent-Disposition: form-data; name=image; filename=y\r\n\r\nb\r\n--b--\r\n")]
    public async Task A_form_that_cannot_be_read_is_the_clients_fault(string contentType, string body) =>
        (await Answer.PostAsync(_server.Client, "/digits/predict", body, contentType)).IsProblem(400, "invalid-input");

    [Fact]
    public async Task A_form_without_end_is_refused_early()
    {
        string part = "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n";
        string headers = string.Concat(Enumerable.Range(0, 5_000).Select(static i => $"X-{i}: y\r\n"));
        foreach (string body in (string[])[string.Concat(Enumerable.Repeat(part, 1_000)) + "--b--", $"--b\r\n{headers}\r\n\r\nx\r\n--b--", $"--b\r\nX: {new string('y', 90_000)}\r\n\r\nx\r\n--b--"])
            (await Answer.PostAsync(_server.Client, "/digits/predict", body, "multipart/form-data; boundary=b")).IsProblem(400, "invalid-input");
    }

    [Fact]
    public async Task Members_that_are_no_text_are_refused_by_their_path()
    {
        byte[] body = [.. "--b\r\nContent-Disposition: form-data; name=lightOnDark\r\n\r\n"u8, 0xC3, 0x28, .. "\r\n--b--"u8];

        Assert.Equal(["$.lightOnDark"], (await Answer.PostAsync(_server.Client, "/digits/predict", body, "multipart/form-data; boundary=b")).IsProblem(400, "invalid-input").Paths);
    }

    [Fact]
    public async Task The_document_lists_the_media_types_and_the_form()
    {
        JsonNode content = (await Answer.GetAsync(_server.Client, "/openapi/v1.json")).Body["paths"]!["/digits/predict"]!["post"]!["requestBody"]!["content"]!;

        Assert.Equal(["application/json", "application/octet-stream", "image/*", "multipart/form-data"], content.AsObject().Select(static type => type.Key));
        Assert.Equal("binary", (string?)content["image/*"]!["schema"]!["format"]);
        JsonNode form = content["multipart/form-data"]!["schema"]!;
        Assert.Equal("binary", (string?)form["properties"]!["image"]!["format"]);
        Assert.Equal("boolean", (string?)form["properties"]!["lightOnDark"]!["type"]);
        Assert.Equal("image", (string?)Assert.Single(form["required"]!.AsArray()));
    }

    private static ByteArrayContent File(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
}
