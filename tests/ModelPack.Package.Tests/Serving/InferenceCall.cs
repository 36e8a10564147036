using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelPack.Package.Tests.Serving;

/// <summary>Asks for an inference by the Open Inference Protocol over REST, in JSON or by the binary extension.</summary>
/// <param name="client">Calls the server.</param>
internal sealed class InferenceCall(HttpClient client)
{
    private const string JsonLength = "Inference-Header-Content-Length";

    /// <summary>The outputs by name, with what the output says of its columns.</summary>
    /// <exception cref="HttpRequestException">The server refuses; the message is its own.</exception>
    public async Task<IReadOnlyDictionary<string, (GoldenTensor Tensor, string Labels)>> RunAsync(string model, GoldenCase golden, bool isBinary)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/v2/models/{Uri.EscapeDataString(model)}/infer", UriKind.Relative)) { Content = isBinary ? Binary(golden) : Json(golden) };
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        byte[] body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{(int)response.StatusCode} {Encoding.UTF8.GetString(body)}");
        int length = response.Headers.TryGetValues(JsonLength, out var values) || response.Content.Headers.TryGetValues(JsonLength, out values) ? int.Parse(values.Single(), System.Globalization.CultureInfo.InvariantCulture) : body.Length;
        return Read(JsonDocument.Parse(body.AsMemory(0, length)).RootElement, body.AsSpan(length));
    }

    private static StringContent Json(GoldenCase golden)
    {
        JsonArray inputs = new([.. golden.Inputs.Select(static input => Describe(input.Key, input.Value, ("data", input.Value.Flat())))]);
        return new StringContent(new JsonObject { ["inputs"] = inputs }.ToJsonString(), Encoding.UTF8, "application/json");
    }

    private static ByteArrayContent Binary(GoldenCase golden)
    {
        (string Name, GoldenTensor Tensor, byte[] Bytes)[] inputs = [.. golden.Inputs.Select(static input => (input.Key, input.Value, input.Value.ToBytes()))];
        byte[] json = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["parameters"] = new JsonObject { ["binary_data_output"] = true },
            ["inputs"] = new JsonArray([.. inputs.Select(static input => Describe(input.Name, input.Tensor, ("parameters", new JsonObject { ["binary_data_size"] = input.Bytes.Length })))]),
        }.ToJsonString());
        var content = new ByteArrayContent([.. json, .. inputs.SelectMany(static input => input.Bytes)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.Add(JsonLength, json.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return content;
    }

    private static JsonObject Describe(string name, GoldenTensor tensor, (string Name, JsonNode Value) more) => new()
    {
        ["name"] = name,
        ["shape"] = new JsonArray([.. tensor.Shape.Select(static size => (JsonNode)size)]),
        ["datatype"] = tensor.Datatype,
        [more.Name] = more.Value,
    };

    private static Dictionary<string, (GoldenTensor Tensor, string Labels)> Read(JsonElement answer, ReadOnlySpan<byte> bytes)
    {
        var outputs = new Dictionary<string, (GoldenTensor, string)>();
        foreach (JsonElement output in answer.GetProperty("outputs").EnumerateArray())
        {
            string datatype = output.GetProperty("datatype").GetString()!;
            long[] shape = [.. output.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt64())];
            JsonElement parameters = output.TryGetProperty("parameters", out JsonElement given) ? given : JsonDocument.Parse("{}").RootElement;
            GoldenTensor tensor;
            if (parameters.TryGetProperty("binary_data_size", out JsonElement size))
            {
                tensor = GoldenTensor.FromBytes(datatype, shape, bytes[..size.GetInt32()]);
                bytes = bytes[size.GetInt32()..];
            }
            else
            {
                tensor = GoldenTensor.FromBytes(datatype, shape, []) with { Elements = [.. Elements(output.GetProperty("data"))] };
            }

            outputs.Add(output.GetProperty("name").GetString()!, (tensor, parameters.TryGetProperty("labels", out JsonElement labels) ? labels.ValueKind == JsonValueKind.String ? labels.GetString()! : labels.GetRawText() : "[]"));
        }

        Assert.Equal(0, bytes.Length);
        return outputs;
    }

    private static IEnumerable<string> Elements(JsonElement data) => data.ValueKind == JsonValueKind.Array ? data.EnumerateArray().SelectMany(Elements) : [data.ValueKind == JsonValueKind.String ? data.GetString()! : data.GetRawText()];
}
