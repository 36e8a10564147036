using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>Tensors of any rank, maps, sequences and optionals; constants, states and encoders.</summary>
public sealed class FormFixTests
{
    private const string Y = """output "y" float32["n"]""";

    private static UserProject Project(string input, string member, string contract = "") =>
        SmallContract.Of(SmallContract.Model("input \"x\" " + input, Y), member, contract: contract);

    [Theory]
    [InlineData("uint8[\"n\", \"h\", \"w\", 3]", "byte[]", "System.Numerics.Tensors.Tensor<byte>")]
    [InlineData("uint8[\"n\", \"h\", \"w\", 3]", "List<byte>", "System.Numerics.Tensors.Tensor<byte>")]
    public void An_array_of_open_dimensions_becomes_a_tensor_with_its_namespace(string input, string from, string to)
    {
        OpenProject opened = OpenProject.Of(Project(input, $"public required {from} X {{ get; init; }}"));

        OpenProject repaired = opened.Apply(opened.Only("MPK1009"), $"Change type to '{to}'");

        Assert.Contains("public required Tensor<byte> X", repaired["Contract.cs"], StringComparison.Ordinal);
        Assert.Contains("using System.Numerics.Tensors;\n", repaired["Contract.cs"], StringComparison.Ordinal);
        Repair.AssertWhole(repaired);
    }

    [Theory]
    [InlineData("map(int64, float32[])", "float[]", "IReadOnlyDictionary<long, float>")]
    [InlineData("sequence(float32[\"t\"])", "float[]", "IReadOnlyList<float[]>")]
    public void A_map_or_sequence_gets_its_type(string input, string from, string to) => Repair.Check(
        SmallContract.Of(SmallContract.Model("input \"x\" " + input, """output "y" float32[1]"""), $"public required {from} X {{ get; init; }}", contract: ", Batch = \"\""), "MPK1009", from, $"Change type to '{to}'", from + " X", to + " X");

    [Fact]
    public void What_may_be_missing_stays_so() => Repair.Check(
        SmallContract.Of(SmallContract.Model("""input "w" float32["n"]""", """optional-input "x" float32["n"]""", Y), "public required float W { get; init; } public double? X { get; init; }"), "MPK1005", "double?", "Change type to 'float?'", "double? X", "float? X");

    [Fact]
    public void A_value_of_a_whole_run_takes_no_batch() => Repair.Check(
        SmallContract.Of(
            SmallContract.Model("""input "x" float32["n", 2]""", """input "w" float32["n", 2]""", """input "s" sequence(float32["t"])""", """output "y" float32["n", 2]"""),
            "public required Tensor<float> X { get; init; } public required Tensor<float> W { get; init; } public required IReadOnlyList<float[]> S { get; init; }",
            "public required Tensor<float> Y { get; init; }") with { OtherSources = [("Tensors.cs", "global using System.Numerics.Tensors;")] },
        "MPK1006", "IReadOnlyList<float[]>", "Write Batch = \"\" on 'Predictor'", "\"models/m.onnx\"", "\"models/m.onnx\", Batch = \"\"");

    [Fact]
    public void A_constant_for_an_input_that_is_not_there_names_the_closest() => Repair.Check(
        Run("[Constant(\"rate\", 16000L)]"), "MPK1003", "\"rate\"", "Use 'sr'", "\"rate\"", "\"sr\"");

    [Fact]
    public void A_state_for_an_output_that_is_not_there_names_the_closest() => Repair.Check(
        Run("[Constant(\"sr\", 16000L), State(\"h\", \"hm\")]", """input "h" float32["n", 4]""", """output "hn" float32["n", 4]"""), "MPK1003", "\"hm\"", "Use 'hn'", "\"hm\"", "\"hn\"");

    [Theory]
    [InlineData("[Constant(\"sr\", 1.5)]", "MPK1005", "1.5")]
    [InlineData("[Constant(\"sr\", 1L, 2L)]", "MPK1006", "1L, 2L")]
    public void Which_value_is_right_only_the_author_knows(string attributes, string id, string span) => Repair.CheckNone(Run(attributes), id, span);

    [Fact]
    public void A_pad_that_fills_nothing_up_is_the_authors_to_remove() => Repair.CheckNone(
        Project("float32[\"n\", 3]", "[Pad(0.0)] public required float[] X { get; init; }"), "MPK1009", "0.0");

    // The author's Encode must set it too; where, only they know.
    [Fact]
    public void An_input_that_an_encoder_does_not_give_is_added_to_its_tensors()
    {
        OpenProject opened = OpenProject.Of(new UserProject("""
            using ModelPack;

            namespace Acme.Models;

            [ModelContract("m.onnx")]
            public sealed partial class Predictor : IPredictor<In, Out>, IEncoder<In, Tensors>
            {
                public static Tensors Encode(In input, ModelAssets assets) => new() { X = input.Text.Length };
            }

            public sealed record In(string Text);

            public sealed record Tensors
            {
                public required float X { get; init; }
            }

            public sealed record Out(float Y);
            """, SmallContract.Model("""input "x" float32["n"]""", """input "w" float32["n"]""", Y)));

        OpenProject repaired = opened.Apply(opened.Only("MPK1004"), "Add 'W' to 'Tensors'");

        Assert.Contains("X { get; init; }\n    public required float W { get; init; }\n", repaired["Contract.cs"], StringComparison.Ordinal);
        Assert.Empty(repaired.Diagnostics);
    }

    private static UserProject Run(string attributes, params string[] more) => new($$"""
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("m.onnx")]
        {{attributes}}
        public sealed partial class Predictor : IPredictor<In, Out>;

        public sealed record In(float X);

        public sealed record Out(float Y);
        """, SmallContract.Model(["""input "x" float32["n"]""", """input "sr" int64[]""", .. more.Where(line => line.StartsWith("input", StringComparison.Ordinal)), Y, .. more.Where(line => line.StartsWith("output", StringComparison.Ordinal))]));
}
