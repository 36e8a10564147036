using System.Net.Http.Headers;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

public sealed class DocumentTests
{
    public DocumentTests() => SumModelFiles.Write();

    [Theory]
    [InlineData("/sum", "application/json", SumModelFiles.Manifest)]
    [InlineData("/sum/schema/input", "application/schema+json", SumModelFiles.InputSchema)]
    [InlineData("/sum/schema/output", "application/schema+json", SumModelFiles.OutputSchema)]
    public async Task Documents_of_the_package_are_served_byte_for_byte(string path, string mediaType, string content)
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer answer = await Answer.GetAsync(server.Client, path);
        Assert.Equal((200, mediaType, content), (answer.Status, answer.MediaType, answer.Text));
    }

    [Fact]
    public async Task A_document_needs_no_loaded_model()
    {
        await using ModelServer server = await ModelServer.StartAsync(
            static services => services.AddSingleton<SumModel>(static _ => throw new InvalidOperationException()), static app => app.MapModel<SumModel>("/sum"));
        Assert.Equal(200, (await Answer.GetAsync(server.Client, "/sum/schema/input")).Status);
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 200)]
    public async Task A_client_that_has_the_document_gets_304(string known, int status)
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer first = await Answer.GetAsync(server.Client, "/sum/schema/input");
        EntityTagHeaderValue? tag = first.Headers.ETag;
        Assert.NotNull(tag);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/sum/schema/input");
        request.Headers.TryAddWithoutValidation("If-None-Match", string.Format(System.Globalization.CultureInfo.InvariantCulture, known, tag.Tag));
        Answer second = await Answer.SendAsync(server.Client, request);
        Assert.Equal((status, tag), (second.Status, second.Headers.ETag));
        Assert.Equal(status == 304, second.Text.Length == 0);
    }

    [Fact]
    public async Task Documents_that_differ_have_different_tags()
    {
        await using ModelServer server = await ModelServer.StartSumAsync();
        Answer input = await Answer.GetAsync(server.Client, "/sum/schema/input");
        Answer output = await Answer.GetAsync(server.Client, "/sum/schema/output");
        Assert.NotEqual(input.Headers.ETag, output.Headers.ETag);
    }
}
