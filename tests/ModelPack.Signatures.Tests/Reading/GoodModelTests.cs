using System.Text.Json;
using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class GoodModelTests
{
    // What the makers of the models say about them, in the words of the type's text.
    private static readonly JsonElement s_facts = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(TestModels.RepositoryRoot, "tests", "ModelPack.Signatures.Tests", "Reading", "facts.json"))).RootElement;

    public static TheoryData<string> Models => [.. s_facts.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("file").GetString()!)];

    [Theory, MemberData(nameof(Models))]
    public void Every_good_model_is_read_as_its_maker_describes_it(string file)
    {
        JsonElement facts = s_facts.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("file").GetString() == file);
        ModelSignature signature = Reader.Read(TestModels.Path(file));

        Assert.Equal(facts.GetProperty("irVersion").GetInt64(), signature.IrVersion);
        Assert.Equal(facts.GetProperty("producer").GetString(), $"{signature.ProducerName} {signature.ProducerVersion}");
        Assert.Equal(Texts(facts.GetProperty("opsets")), signature.Opsets.Select(opset => $"{(opset.Domain.Length == 0 ? "ai.onnx" : opset.Domain)}: {opset.Version}").Order());
        Assert.Equal(Texts(facts.GetProperty("inputs")), signature.Inputs.Where(input => !input.IsOptional).Select(input => $"{input.Name}: {input.Type}").Order());
        Assert.Equal(Texts(facts.GetProperty("outputs")), signature.Outputs.Select(output => $"{output.Name}: {output.Type}").Order());
        Assert.Equal(Texts(facts.GetProperty("metadata")), signature.Metadata.Select(property => $"{property.Key}: {property.Value}").Order());
    }

    [Theory, MemberData(nameof(Models))]
    public void Every_good_model_passes_all_checks(string file) => Assert.Null(Reader.Problem(TestModels.Path(file)));

    [Fact]
    public void Inputs_with_a_default_are_optional()
    {
        ModelSignature signature = Reader.Read(TestModels.Path("optional-threshold.onnx"));
        Assert.Equal(["x", "threshold", "gain"], signature.Inputs.Select(input => input.Name));
        Assert.Equal([false, true, true], signature.Inputs.Select(input => input.IsOptional));
    }

    [Fact]
    public void External_data_is_found_with_its_range()
    {
        ModelSignature signature = Reader.Read(TestModels.Path("external/linear-external.onnx"));
        Assert.Equal(
            [new ExternalData("W", "linear-external.onnx.data", "0", "512", 512), new ExternalData("b", "linear-external.onnx.data", "4096", "32", 32)],
            signature.ExternalData);
    }

    private static IEnumerable<string> Texts(JsonElement map) => map.EnumerateObject().Select(member => $"{member.Name}: {member.Value}").Order();
}
