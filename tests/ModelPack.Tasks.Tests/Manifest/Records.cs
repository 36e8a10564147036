using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

/// <summary>Contract records as the generator writes them.</summary>
internal static class Records
{
    public const string Digest = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";

    public const string IrisSignature =
        "modelsig 1\nir-version 8\nproducer \"modelpack-testdata\" \"1\"\nopset \"\" 13\nopset \"ai.onnx.ml\" 2\noperator-domain \"ai.onnx.ml\"\nmetadata \"author\" \"me\"\nmetadata \"author\" \"again\"\n"
        + "input \"features\" float32[\"batch\", 4]\noptional-input \"threshold\" float32[...]\noutput \"label\" string[?]\noutput \"probabilities\" sequence(map(string, float32[]))\n";

    public const string Iris = """
        {"formatVersion":1,"name":"iris","model":"models/iris.onnx","predictor":"Acme.Models.IrisPredictor","summary":"Names the species | of a flower.","batch":"batch",
        "input":{"type":"ModelPack.Tasks.Tests.Manifest.IrisInput","title":"IrisInput","summary":"One flower.","members":[
          {"name":"SepalLength","json":"sepalLength","kind":"scalar","element":"float32","required":true,"summary":"Length of the sepal.","unit":"cm","minimum":0.1,"maximum":1E+01},
          {"name":"Note","json":"note","kind":"scalar","element":"string","nullable":true,"sensitive":true,"maxLength":5}]},
        "output":{"type":"Acme.Models.IrisPrediction","title":"IrisPrediction","members":[
          {"name":"Species","json":"species","kind":"scalar","element":"enum","labels":["setosa","versicolor"],"required":true},
          {"name":"Probabilities","json":"probabilities","kind":"dictionary","element":"float32","key":"enum","labels":["setosa","versicolor"],"required":true}]},
        "bindings":[{"side":"input","member":"SepalLength","tensor":"features","column":0},{"side":"output","member":"Species","tensor":"label"}]}
        """;

    public static Payload Payload { get; } = new("iris", "Acme.Models.Iris", "1.2.0",
    [
        new PayloadFile("iris.onnx", 631, new string('a', 64)),
        new PayloadFile("weights/iris.bin", 5, new string('b', 64)),
        new PayloadFile("assets/labels.txt", 7, new string('c', 64)) { IsAsset = true },
    ]);

    public static ModelFacts Facts(params string[] constructor) =>
        ModelFacts.From(new ContractRecord("iris", "Acme.Models.IrisPredictor", Digest, Iris, IrisSignature, constructor), Payload);

    /// <summary>A contract with inputs that callers never see.</summary>
    public static ModelFacts FactsOfSpeech => Facts() with
    {
        Contract = Contract.Parse(new ContractRecord("speech", "P", Digest, """
            {"formatVersion":1,"name":"speech","model":"speech.onnx","predictor":"P",
            "input":{"type":"I","title":"I","members":[{"name":"Audio","json":"audio","kind":"array","element":"float32","required":true,"shape":["samples"],"pad":0.5}]},
            "output":{"type":"O","title":"O","members":[]},
            "constants":[{"input":"sr","values":[16000]},{"input":"words","values":["a","NaN"]}],
            "states":[{"input":"state","output":"stateN"}],
            "bindings":[]}
            """, "modelsig 1\n", [])),
    };

    /// <summary>A contract with these members, as JSON between commas, on both sides.</summary>
    public static Contract WithMembers(string members) => Contract.Parse(new ContractRecord("m", "P", Digest, $$"""
        {"formatVersion":1,"name":"m","model":"m.onnx","predictor":"P","input":{"type":"I","title":"I","members":[{{members}}]},"output":{"type":"O","title":"O","members":[{{members}}]},"bindings":[]}
        """, "modelsig 1\n", []));
}
