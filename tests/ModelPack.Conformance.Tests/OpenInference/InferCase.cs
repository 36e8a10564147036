using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Golden;
using ModelPack.Conformance.Tests.Judging;

namespace ModelPack.Conformance.Tests.OpenInference;

/// <summary>One case of a model with golden data as a request and a response.</summary>
internal static class InferCase
{
    private const string LengthHeader = "Inference-Header-Content-Length";

    /// <summary>What differs from the reference, in JSON or in bytes.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(HttpClient client, GoldenModel model)
    {
        var differences = new List<string>();
        foreach ((int index, RecordedData data) in GoldenFile.Read(model).Index())
        {
            foreach (bool isBinary in (bool[])[false, true])
            {
                string? difference = await DifferenceAsync(client, ServedGoldenModels.NameOf(model), data, isBinary);
                if (difference is not null)
                    differences.Add($"{model.Name}, case {index}, {(isBinary ? "bytes" : "JSON")}: {difference}");
            }
        }

        return differences;
    }

    private static async Task<string?> DifferenceAsync(HttpClient client, string name, RecordedData data, bool isBinary)
    {
        (JsonObject Json, byte[] Binary) request = ProtocolTensors.Write(data.Inputs, isBinary);
        if (isBinary)
            request.Json["parameters"] = new JsonObject { ["binary_data_output"] = true };
        byte[] head = JsonSerializer.SerializeToUtf8Bytes(request.Json);
        using var content = new ByteArrayContent([.. head, .. request.Binary]);
        content.Headers.ContentType = new MediaTypeHeaderValue(isBinary ? "application/octet-stream" : "application/json");
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/v2/models/{name}/infer") { Content = content };
        if (isBinary)
            message.Headers.Add(LengthHeader, head.Length.ToString(CultureInfo.InvariantCulture));
        using HttpResponseMessage response = await client.SendAsync(message);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode)
            return $"{(int)response.StatusCode} {System.Text.Encoding.UTF8.GetString(body)}";
        int length = isBinary ? int.Parse(response.Headers.GetValues(LengthHeader).Single(), CultureInfo.InvariantCulture) : body.Length;
        return Difference(data, JsonNode.Parse(body.AsSpan(0, length))!.AsObject(), body[length..]);
    }

    private static string? Difference(RecordedData data, JsonObject response, byte[] binary)
    {
        Dictionary<string, ProtocolTensor> outputs = ProtocolTensors.Read(response, binary);
        foreach ((string name, CaseValue expected) in data.Outputs)
        {
            CaseValue actual = ProtocolTensors.Collect(name, expected, outputs);
            if (Comparison.Difference(expected, actual, data.Tolerance) is { } difference)
                return $"{name}: {difference}";
        }

        return outputs.Count == 0 ? null : "more outputs: " + string.Join(", ", outputs.Keys);
    }
}
