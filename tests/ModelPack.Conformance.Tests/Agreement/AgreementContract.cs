using ModelPack.Conformance.Tests.Contracts;

namespace ModelPack.Conformance.Tests.Agreement;

/// <summary>A contract whose schema and generated validator must agree.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Inputs">The model's inputs, as lines of a signature.</param>
/// <param name="Members">The members of the input type.</param>
internal sealed record AgreementContract(string Name, string Inputs, string Members)
{
    /// <summary>Attributes of the input type.</summary>
    public string TypeAttributes { get; init; } = "";

    /// <summary>Other types that the input uses.</summary>
    public string Types { get; init; } = "";

    /// <summary>An encoder between the input and the model: then the input's members bind nothing.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>The model's output; one without rows for models that take none.</summary>
    public string Output { get; init; } = """output "y" float32["n"]""";

    /// <summary>The contract as a project would hold it.</summary>
    public ScaffoldedContract Project
    {
        get
        {
            string signature = "modelsig 1\nir-version 8\n" + (IsEncoded ? """input "x" float32["n", 1]""" : Inputs) + "\n" + Output + "\n";
            return new ScaffoldedContract("Agreement." + Name, $"models/{Name}.onnx", signature, [new($"{Name}.cs", Source)]);
        }
    }

    private string Source => $$"""
        #pragma warning disable CS1591
        using System.ComponentModel.DataAnnotations;
        using System.Numerics.Tensors;
        using System.Runtime.Serialization;
        using System.Text.Json.Serialization;
        using ModelPack;

        namespace Agreement.{{Name}};

        [ModelContract("models/{{Name}}.onnx")]
        public sealed partial class Predictor : IPredictor<In, Out>{{(IsEncoded ? ", IEncoder<In, Encoded>" : "")}}
        {
            {{(IsEncoded ? "public static Encoded Encode(In input, ModelAssets assets) => new() { X = 1 };" : "")}}
        }

        {{(IsEncoded ? "public sealed record Encoded { public required float X { get; init; } }" : "")}}

        {{TypeAttributes}}
        public sealed record In
        {
        {{Members}}
        }

        public sealed record Out
        {
            public required float Y { get; init; }
        }

        {{Types}}
        """;
}
