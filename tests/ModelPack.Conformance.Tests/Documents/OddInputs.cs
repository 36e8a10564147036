using ModelPack.Conformance.Tests.Contracts;

namespace ModelPack.Conformance.Tests.Documents;

/// <summary>Inputs that are made in other ways than by an object initializer of plain values.</summary>
internal static class OddInputs
{
    public static IReadOnlyList<ScaffoldedContract> All =>
    [
        Contract("Positional", "input \"size\" float32[\"n\"]\ninput \"kind\" int64[\"n\"]\ninput \"note\" string[\"n\"]", "In",
            "public sealed record In(float Size, Kind Kind, string Note = \"none\");\n\npublic enum Kind { @class, Other }"),
        Contract("PositionalAndSet", "input \"size\" float32[\"n\"]\ninput \"weight\" float32[\"n\"]", "In",
            "public sealed record In(float Size)\n{\n    public required float Weight { get; init; }\n}"),
        Contract("Inside", "input \"size\" float32[\"n\"]\ninput \"kind\" int64[\"n\"]", "Outer.In",
            "public static class Outer\n{\n    public sealed record In\n    {\n        public required float Size { get; init; }\n\n        public required Kinds Kind { get; init; }\n    }\n\n    public enum Kinds { One, Two }\n}"),
        Contract("Elsewhere", "input \"size\" float32[\"n\"]\ninput \"kind\" int64[\"n\"]", "Odd.Elsewhere.Types.In",
            "namespace Types\n{\n    public sealed record In\n    {\n        public required float Size { get; init; }\n\n        public required Kinds.Kind Kind { get; init; }\n    }\n}\n\nnamespace Kinds\n{\n    public enum Kind { One, Two }\n}", isBlock: true),
        Contract("Words", "input \"class\" float32[\"n\"]\ninput \"event\" string[\"n\"]", "In",
            "public sealed record In\n{\n    public required float @class { get; init; }\n\n    [AllowedValues(\"say \\\"\\u00e9\\\"\\n\")]\n    public required string @event { get; init; }\n}"),
    ];

    private static ScaffoldedContract Contract(string name, string inputs, string input, string types, bool isBlock = false)
    {
        string source = $$"""
            #pragma warning disable CS1591, CS8981, IDE1006
            using System.ComponentModel.DataAnnotations;
            using ModelPack;

            namespace Odd.{{name}}{{(isBlock ? "\n{" : ";")}}

            [ModelContract("models/Odd{{name}}.onnx")]
            public sealed partial class Predictor : IPredictor<{{input}}, Out>;

            public sealed record Out
            {
                public required float Y { get; init; }
            }

            {{types}}
            {{(isBlock ? "}" : "")}}
            """;
        return new ScaffoldedContract("Odd." + name, $"models/Odd{name}.onnx", $"modelsig 1\nir-version 8\n{inputs}\noutput \"y\" float32[\"n\"]\n", [new($"{name}.cs", source)]);
    }
}
