using System.Text.Json.Nodes;
using ModelPack.Tasks.Manifest;
using ModelPack.Testing;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class ManifestDocumentTests
{
    private static readonly ModelFacts s_facts = Records.Facts() with { License = "MIT", Repository = "https://example.com/r", Commit = "abc" };

    [Fact]
    public void A_manifest_says_what_is_in_the_package()
    {
        const string Expected = """
            {
              "formatVersion": 1, "name": "iris", "version": "1.2.0", "package": "Acme.Models.Iris",
              "model": {
                "file": "iris.onnx", "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "size": 631,
                "externalData": [{ "file": "weights/iris.bin", "sha256": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "size": 5 }],
                "assets": [{ "file": "assets/labels.txt", "sha256": "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc", "size": 7 }]
              },
              "signature": {
                "irVersion": 8,
                "opsets": [{ "domain": "ai.onnx", "version": 13 }, { "domain": "ai.onnx.ml", "version": 2 }],
                "producer": { "name": "modelpack-testdata", "version": "1" },
                "inputs": [
                  { "name": "features", "elementType": "float32", "shape": ["batch", 4] },
                  { "name": "threshold", "elementType": "float32", "shape": null, "optional": true }],
                "outputs": [
                  { "name": "label", "elementType": "string", "shape": [null] },
                  { "name": "probabilities", "type": "sequence(map(string, float32[]))" }],
                "metadata": { "author": "me" }
              },
              "contract": {
                "sha256": "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00",
                "predictor": "Acme.Models.IrisPredictor",
                "inputType": "ModelPack.Tasks.Tests.Manifest.IrisInput",
                "outputType": "Acme.Models.IrisPrediction",
                "bindings": [
                  { "side": "input", "member": "SepalLength", "tensor": "features", "column": 0 },
                  { "side": "output", "member": "Species", "tensor": "label" }]
              },
              "license": "MIT",
              "source": { "repository": "https://example.com/r", "commit": "abc" },
              "replay": { "loaded": false }
            }
            """;
        string manifest = ManifestDocument.Write(s_facts);
        Assert.Equal(JsonNode.Parse(Expected)!.ToJsonString(), JsonNode.Parse(manifest)!.ToJsonString());
    }

    [Fact]
    public void A_manifest_says_what_the_model_gets_that_callers_do_not_give()
    {
        JsonNode contract = JsonNode.Parse(ManifestDocument.Write(Records.FactsOfSpeech))!["contract"]!;
        Assert.Equal("""[{"input":"sr","values":[16000]},{"input":"words","values":["a","NaN"]}]""", contract["constants"]!.ToJsonString());
        Assert.Equal("""[{"input":"state","output":"stateN"}]""", contract["states"]!.ToJsonString());
    }

    [Fact]
    public void What_is_unknown_is_left_out()
    {
        JsonNode manifest = JsonNode.Parse(ManifestDocument.Write(Records.Facts()))!;
        Assert.Null(manifest["license"]);
        Assert.Null(manifest["source"]);
    }

    [Fact]
    public void Lines_end_with_LF_and_no_mark_begins_the_file()
    {
        foreach ((string name, string text) in ModelDocuments.Write(s_facts))
        {
            Assert.StartsWith("{\n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith(".json", name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_member_of_a_manifest_is_in_its_schema()
    {
        JsonNode schema = JsonNode.Parse(File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "src", "ModelPack", "docs", "modelpack.schema.json")))!;
        AssertDescribed(JsonNode.Parse(ManifestDocument.Write(s_facts))!, schema, schema, "$");
        AssertDescribed(JsonNode.Parse(ManifestDocument.Write(Records.FactsOfSpeech))!, schema, schema, "$");
    }

    [Theory]
    [InlineData("{\"formatVersion\":2}")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    public void A_record_of_another_version_is_refused(string json) =>
        Assert.Throws<FormatException>(() => ModelFacts.From(new ContractRecord("m", "P", Records.Digest, json, "modelsig 1\n", []), Records.Payload));

    [Fact]
    public void A_signature_of_another_version_is_refused() =>
        Assert.Throws<FormatException>(() => ModelFacts.From(new ContractRecord("m", "P", Records.Digest, Records.Iris, "modelsig 2\n", []), Records.Payload));

    private static void AssertDescribed(JsonNode? value, JsonNode schema, JsonNode root, string path)
    {
        if (schema["$ref"] is { } reference)
            schema = root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!;
        if (value is JsonObject members && schema["properties"] is JsonObject properties)
        {
            foreach ((string name, JsonNode? member) in members)
            {
                Assert.True(properties.ContainsKey(name), $"{path}.{name} is not in the schema.");
                AssertDescribed(member, properties[name]!, root, $"{path}.{name}");
            }

            foreach (JsonNode? required in schema["required"]?.AsArray() ?? [])
                Assert.True(members.ContainsKey(required!.GetValue<string>()), $"{path}.{required} is required.");
        }
        else if (value is JsonArray items)
        {
            foreach (JsonNode? item in items)
                AssertDescribed(item, schema["items"]!, root, $"{path}[]");
        }
    }
}
