namespace ModelPack.Generators.Tests.Testing;

/// <summary>A contract of a few lines over a model whose signature is written in the test.</summary>
internal static class SmallContract
{
    /// <summary>The model <c>models/m.onnx</c> with lines such as <c>input "x" float32["n"]</c>.</summary>
    public static TestModel Model(params string[] lines) => new("models/m.onnx", "modelsig 1\nir-version 8\n" + string.Join("\n", lines) + "\n");

    /// <summary>The project: attributes and body of the input type, body of the output type.</summary>
    public static UserProject Of(TestModel model, string input, string output = "public required float Y { get; init; }", string inputAttributes = "", string outputAttributes = "", string contract = "", string more = "") => new($$"""
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Runtime.Serialization;
        using System.Text.Json.Serialization;
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("{{model.Path}}"{{contract}})]
        public sealed partial class Predictor : IPredictor<In, Out>;

        {{inputAttributes}}
        public sealed record In
        {
            {{input}}
        }

        {{outputAttributes}}
        public sealed record Out
        {
            {{output}}
        }

        {{more}}
        """, model);
}
