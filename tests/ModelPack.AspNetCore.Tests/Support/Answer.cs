using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>A response, read to its end.</summary>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The content type, without parameters.</param>
/// <param name="Text">The body.</param>
/// <param name="Headers">The headers, without those of the content.</param>
public sealed record Answer(int Status, string? MediaType, string Text, HttpResponseHeaders Headers)
{
    private const string Json = "application/json";

    /// <summary>The body as JSON.</summary>
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>The paths under <c>errors</c>, in order.</summary>
    public IEnumerable<string> Paths => Body["errors"]!.AsObject().Select(static error => error.Key);

    public static Task<Answer> PostAsync(HttpClient client, string path, string body, string contentType = Json) =>
        PostAsync(client, path, Encoding.UTF8.GetBytes(body), contentType);

    public static Task<Answer> PostAsync(HttpClient client, string path, byte[] body, string? contentType = Json, bool waitForPermission = false) =>
        PostAsync(client, path, new ByteArrayContent(body), contentType, waitForPermission);

    /// <param name="client">Sends it.</param>
    /// <param name="path">Where to.</param>
    /// <param name="content">The body.</param>
    /// <param name="contentType">Its content type; null for none.</param>
    /// <param name="waitForPermission">Whether the body is held back until the server has seen the headers: a server that refuses a large body closes the connection under it.</param>
    public static async Task<Answer> PostAsync(HttpClient client, string path, HttpContent content, string? contentType = Json, bool waitForPermission = false)
    {
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { ExpectContinue = waitForPermission } };
        return await SendAsync(client, request);
    }

    public static async Task<Answer> GetAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(client, request);
    }

    public static async Task<Answer> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, response.Headers);
    }

    /// <summary>Asserts that this is a problem that tells nothing of the server's inside.</summary>
    public Answer IsProblem(int status, string kind)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal("urn:modelpack:problem:" + kind, (string?)Body["type"]);
        Assert.Equal(status, (int)Body["status"]!);
        Assert.DoesNotContain('/', Text);
        Assert.DoesNotContain("onnxruntime", Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        return this;
    }
}
