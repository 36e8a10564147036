using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>A response of the protocol: its JSON, and the bytes behind it.</summary>
/// <param name="Status">The status code.</param>
/// <param name="MediaType">The content type.</param>
/// <param name="Json">The JSON.</param>
/// <param name="Binary">The bytes behind it.</param>
/// <param name="Headers">The headers, without those of the content.</param>
public sealed record InferAnswer(int Status, string? MediaType, JsonObject Json, byte[] Binary, HttpResponseHeaders Headers)
{
    private const string LengthHeader = "Inference-Header-Content-Length";

    public string? Error => (string?)Json["error"];

    /// <summary>Sends JSON.</summary>
    public static Task<InferAnswer> PostAsync(HttpClient client, string model, string json) => PostAsync(client, $"/v2/models/{model}/infer", Encoding.UTF8.GetBytes(json), "application/json", null);

    /// <summary>Sends JSON and bytes behind it.</summary>
    public static Task<InferAnswer> PostAsync(HttpClient client, string model, string json, byte[] binary)
    {
        byte[] head = Encoding.UTF8.GetBytes(json);
        return PostAsync(client, $"/v2/models/{model}/infer", [.. head, .. binary], "application/octet-stream", head.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Sends a body as it is.</summary>
    public static async Task<InferAnswer> PostAsync(HttpClient client, string path, byte[] body, string? contentType, string? jsonLength)
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (jsonLength is not null)
            request.Headers.TryAddWithoutValidation(LengthHeader, jsonLength);
        return await SendAsync(client, request);
    }

    /// <summary>Asks.</summary>
    public static async Task<InferAnswer> GetAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(client, request);
    }

    /// <summary>The output of a name.</summary>
    public JsonObject Output(string name) => Json["outputs"]!.AsArray().Select(static output => output!.AsObject()).Single(output => (string?)output["name"] == name);

    /// <summary>The data of an output, as JSON.</summary>
    public string Data(string name) => Output(name)["data"]!.ToJsonString(s_readable);

    /// <summary>The bytes of an output.</summary>
    public byte[] Bytes(string name)
    {
        int start = 0;
        foreach (JsonNode? output in Json["outputs"]!.AsArray())
        {
            int size = (int?)output!["parameters"]?["binary_data_size"] ?? 0;
            if ((string?)output["name"] == name)
                return Binary[start..(start + size)];
            start += size;
        }

        throw new KeyNotFoundException(name);
    }

    /// <summary>Asserts that this is an error that tells nothing of the server's inside, nor of the request.</summary>
    public InferAnswer IsError(int status, string says)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/json", MediaType);
        Assert.Equal(["error"], Json.Select(static member => member.Key));
        Assert.Contains(says, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("onnxruntime", Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.DoesNotContain('/', Error!);
        return this;
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<InferAnswer> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        int json = response.Headers.TryGetValues(LengthHeader, out IEnumerable<string>? values) ? int.Parse(values.Single(), System.Globalization.CultureInfo.InvariantCulture) : body.Length;
        JsonObject head = json == 0 ? [] : JsonNode.Parse(body.AsSpan(0, json))!.AsObject();
        return new InferAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, head, body[json..], response.Headers);
    }
}
