using System.IO.Compression;
using System.Text.Json;
using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Package.Tests.Serving;

namespace ModelPack.Package.Tests;

/// <summary>
/// What <c>modelpack new</c> writes for every model, packed, and served by one <c>modelpack serve</c>: each golden case is answered as the reference did, by the protocol
/// in JSON and in binary, and in the contract's words.
/// </summary>
public sealed class ServedModelSuite(Workspace workspace, AllModelsServer server) : IClassFixture<AllModelsServer>
{
    public static TheoryData<string> Models => [.. GoldenModel.All.Select(static model => model.Name)];

    [Fact]
    public void All_models_are_served() =>
        Assert.Equal(ScaffoldedProject.Models.Select(static model => Path.GetFileNameWithoutExtension(model)).Order(StringComparer.Ordinal), server.Tool.Ready.GetProperty("models").EnumerateArray().Select(static model => model.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Golden_cases_match_by_the_protocol_in_JSON_and_in_binary(string name)
    {
        GoldenModel model = GoldenModel.All.Single(model => model.Name == name);
        var comparison = new GoldenComparison(model);
        var call = new InferenceCall(server.Tool.Client);
        foreach (GoldenCase golden in model.Cases)
        {
            Assert.Empty(comparison.Differences(golden, await call.RunAsync(name, golden, isBinary: false)));
            Assert.Empty(comparison.Differences(golden, await call.RunAsync(name, golden, isBinary: true)));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Golden_cases_match_in_the_words_of_the_contract(string name)
    {
        var comparison = new GoldenComparison(GoldenModel.All.Single(model => model.Name == name));
        (JsonElement Input, JsonElement Output)[] examples = [.. PackagedExamples(name)];
        // A batch without rows, and what carries a state from row to row, are no examples in the contract's words.
        Assert.SkipWhen(examples.Length == 0, "No case of it can be said in the contract's words.");
        foreach ((JsonElement input, JsonElement output) in examples)
        {
            (int status, JsonElement body) = await server.Tool.PostAsync($"/models/{name}/predict", input.GetRawText());
            Assert.True(status == 200, body.ToString());
            Assert.Empty(comparison.Differences(output, body));
        }

        (int batchStatus, JsonElement batch) = await server.Tool.PostAsync($"/models/{name}/predict/batch", $"[{string.Join(',', examples.Select(static example => example.Input.GetRawText()))}]");
        Assert.Equal(200, batchStatus);
        Assert.Empty(batch.EnumerateArray().Zip(examples).SelectMany(pair => comparison.Differences(pair.Second.Output, pair.First)));
    }

    [Fact]
    public void Only_what_carries_a_state_has_no_case_in_the_words_of_the_contract() =>
        Assert.Subset(new HashSet<string> { "audio-gru-stateful", "silero-vad-16k" }, GoldenModel.All.Select(static model => model.Name).Where(name => !PackagedExamples(name).Any()).ToHashSet());

    // Packing wrote them: cases by tensor name become rows in the contract's words, where it can say them.
    private IEnumerable<(JsonElement Input, JsonElement Output)> PackagedExamples(string name)
    {
        using ZipArchive archive = ZipFile.OpenRead(ScaffoldedProject.PackAll(workspace));
        if (archive.GetEntry($"modelpack/{name}/examples.jsonl") is not { } entry)
            yield break;
        using var reader = new StreamReader(entry.Open());
        while (reader.ReadLine() is { } line)
        {
            JsonElement example = JsonDocument.Parse(line).RootElement;
            if (example.TryGetProperty("input", out JsonElement input) && example.TryGetProperty("output", out JsonElement output))
                yield return (input, output);
        }
    }
}
