namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>The files that a package of <see cref="SumModel"/> would put beside the app.</summary>
public static class SumModelFiles
{
    public const string Manifest = """{"formatVersion":1,"name":"sum","version":"1.2.3"}""";

    public const string InputSchema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:sum:input", "title": "SumInput", "type": "object",
          "properties": { "x": { "$ref": "#/$defs/Number" }, "y": { "type": "number", "exclusiveMaximum": 1000 } },
          "required": ["x", "y"], "additionalProperties": false,
          "$defs": { "Number": { "type": "number", "minimum": -5 } }
        }
        """;

    public const string OutputSchema = """{"title":"SumPrediction","type":"object","properties":{"sum":{"type":"number"}},"required":["sum"]}""";

    public const string Examples = """
        {"tensors":{"x":[1]},"outputs":{"sum":[1]}}
        {"input":{"x":1,"y":2},"output":{"sum":3}}
        {"input":{"x":4,"y":5}}

        """;

    /// <summary>Writes them into the test's own output folder.</summary>
    public static void Write()
    {
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "modelpack", "sum", SumContract.Digest[..16]));
        File.WriteAllText(Path.Combine(folder.FullName, "modelpack.json"), Manifest);
        File.WriteAllText(Path.Combine(folder.FullName, "input.schema.json"), InputSchema);
        File.WriteAllText(Path.Combine(folder.FullName, "output.schema.json"), OutputSchema);
        File.WriteAllText(Path.Combine(folder.FullName, "examples.jsonl"), Examples);
    }
}
