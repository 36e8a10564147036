using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>MPK1003 to MPK1006 and MPK1009: names, types and shapes of tensors.</summary>
public sealed class TensorFixTests
{
    private static readonly TestModel s_model = SmallContract.Model(
        """input "width" float32["n"]""", """input "height" float32["n", 1]""", """output "y" float32["n"]""");

    private static TestModel One(string input) => SmallContract.Model($"""input "x" {input}""", """output "y" float32["n"]""");

    [Fact]
    public void A_wrong_tensor_is_replaced_by_one_that_nothing_binds() => Repair.Check(
        SmallContract.Of(s_model, """
            public required float Width { get; init; }
                [Tensor("heigth")] public required float H { get; init; }
            """),
        "MPK1003", "\"heigth\"", "Use 'height'", "\"heigth\"", "\"height\"");

    [Fact]
    public void A_member_that_finds_no_tensor_is_bound_to_one() => Repair.Check(
        SmallContract.Of(s_model, """
            public required float Width { get; init; }
                /// <summary>From bottom to top.</summary>
                public required float Tallness { get; init; }
            """),
        "MPK1003", "Tallness", "Bind to 'height'", "public required float Tallness", "[Tensor(\"height\")] public required float Tallness");

    [Fact]
    public void A_member_with_attributes_gets_one_more() => Repair.Check(
        SmallContract.Of(s_model, """
            public required float Width { get; init; }
                [Range(0, 1)] public required float Tallness { get; init; }
            """),
        "MPK1003", "Tallness", "Bind to 'height'", "[Range(0, 1)]", "[Range(0, 1), Tensor(\"height\")]");

    [Fact]
    public void A_parameter_of_a_record_is_bound_in_place() => Repair.Check(
        Records("public sealed record In(float Width, float Tallness);"),
        "MPK1003", "Tallness", "Bind to 'height'", "float Tallness", "[Tensor(\"height\")] float Tallness");

    [Fact]
    public void Two_tensors_of_one_loose_name_are_both_offered()
    {
        OpenProject opened = OpenProject.Of(SmallContract.Of(
            SmallContract.Model("""input "a_b" float32["n"]""", """input "a.b" float32["n"]""", """output "y" float32["n"]"""),
            "[Tensor(\"a.b\"), JsonPropertyName(\"dot\")] public required float Dot { get; init; } public required float AB { get; init; }"));

        Assert.Equal(["Bind to 'a_b'", "Bind to 'a.b'"], opened.Offered(opened.Only("MPK1003")));
        Repair.AssertWhole(opened.Apply(opened.Only("MPK1003"), "Bind to 'a_b'"));
    }

    [Fact]
    public void An_unbound_input_gets_a_member_after_the_others() => Repair.Check(
        SmallContract.Of(s_model, "public required float Width { get; init; }"),
        "MPK1004", "In", "Add 'Height' to 'In'",
        "    public required float Width { get; init; }\n", "    public required float Width { get; init; }\n    public required float Height { get; init; }\n");

    [Fact]
    public void An_unbound_input_of_an_odd_name_gets_a_member_with_its_tensor() => Repair.Check(
        SmallContract.Of(SmallContract.Model("""input "1st input/a" string["n", 4]""", """output "y" float32["n"]"""), ""),
        "MPK1004", "In", "Add 'Input1stInputA' to 'In'",
        "In\n{\n    \n}", "In\n{\n    [Tensor(\"1st input/a\")] public required string[] Input1stInputA { get; init; }\n\n}");

    [Fact]
    public void A_record_of_parameters_gets_one_more_before_those_that_may_be_left_out()
    {
        TestModel model = SmallContract.Model(
            """input "width" float32["n"]""", """input "height" float32["n"]""", """input "depth" float32["n"]""", """output "y" float32["n"]""");
        Repair.Check(
            Records("public sealed record In(float Width, float Depth = 1);", model),
            "MPK1004", "In", "Add 'Height' to 'In'", "float Width, float Depth", "float Width, float Height, float Depth");
    }

    [Fact]
    public void Parameters_on_lines_of_their_own_stay_so() => Repair.Check(
        Records("""
            public sealed record In(
                float Width);
            """),
        "MPK1004", "In", "Add 'Height' to 'In'", "    float Width)", "    float Width,\n    float Height)");

    [Theory]
    [InlineData("public struct In { public float Width; }", "public float Width; ", "public float Width; public required float Height; ")]
    [InlineData("public class In { public float Width { get; set; } }", "set; } }", "set; } public required float Height { get; set; } }")]
    [InlineData("public class In(float width) { public float Width { get; } = width; }", "= width; }", "= width; public required float Height { get; init; } }")]
    [InlineData("public record struct In(float Width);", "(float Width)", "(float Width, float Height)")]
    public void Each_kind_of_type_gets_its_kind_of_member(string type, string from, string to) =>
        Repair.Check(Records(type), "MPK1004", "In", "Add 'Height' to 'In'", from, to);

    [Theory]
    [InlineData("public required int X { get; init; }", "int64[\"n\"]", "int", "long")]
    [InlineData("public required double[] X { get; init; }", "float32[\"n\", 3]", "double[]", "float[]")]
    [InlineData("public required ReadOnlyMemory<double> X { get; init; }", "float32[\"n\", 3]", "ReadOnlyMemory<double>", "ReadOnlyMemory<float>")]
    [InlineData("[MissingAs(-1)] public double? X { get; init; }", "float32[\"n\"]", "double?", "float?")]
    [InlineData("public required float X { get; init; }", "float16[\"n\"]", "float", "Half")]
    public void Another_element_type_is_replaced(string member, string input, string from, string to) => Repair.Check(
        SmallContract.Of(One(input), member), "MPK1005", from, $"Change type to '{to}'", from + " X", to + " X");

    [Fact]
    public void The_type_of_a_field_and_of_a_parameter_is_replaced_too()
    {
        Repair.Check(Records("public struct In { public double X; }", One("float32[\"n\"]")), "MPK1005", "double", "Change type to 'float'", "double X", "float X");
        Repair.Check(Records("public record In(double X);", One("float32[\"n\"]")), "MPK1005", "double", "Change type to 'float'", "double X", "float X");
    }

    [Fact]
    public void A_map_of_other_values_is_replaced_and_its_namespace_is_imported()
    {
        UserProject project = new("""
            using ModelPack;

            namespace Acme.Models;

            [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
            public record In(float X);
            public record Out(System.Collections.Generic.IReadOnlyDictionary<long, float> Y);
            """, SmallContract.Model("""input "x" float32["n"]""", """output "y" sequence(map(string, float32[]))"""))
        {
            HasImplicitUsings = false,
        };
        OpenProject opened = OpenProject.Of(project);

        OpenProject repaired = opened.Apply(opened.Only("MPK1005"), "Change type to 'System.Collections.Generic.IReadOnlyDictionary<string, float>'");

        Assert.StartsWith("using System.Collections.Generic;\nusing ModelPack;\n", repaired["Contract.cs"], StringComparison.Ordinal);
        Assert.Contains("Out(IReadOnlyDictionary<string, float> Y)", repaired["Contract.cs"], StringComparison.Ordinal);
        Repair.AssertWhole(repaired);
    }

    [Theory]
    [InlineData("float", "float32[\"n\", 4]", "float[]")]
    [InlineData("float[]", "float32[\"n\"]", "float")]
    [InlineData("Kind", "int64[\"n\", 4]", "Kind[]")]
    public void Another_shape_is_replaced(string from, string input, string to) => Repair.Check(
        SmallContract.Of(One(input), $"public required {from} X {{ get; init; }}", more: "public enum Kind { A, B }"),
        "MPK1006", from, $"Change type to '{to}'", from + " X", to + " X");

    [Fact]
    public void A_batch_that_no_input_has_is_replaced() => Repair.Check(
        SmallContract.Of(One("float32[\"batch\"]"), "public required float X { get; init; }", "public required float[] Y { get; init; }".Replace("float[]", "float"), contract: ", Batch = \"bath\""),
        "MPK1006", "\"bath\"", "Use 'batch'", "\"bath\"", "\"batch\"");

    [Theory]
    [InlineData("decimal", "float32[\"n\"]", "float")]
    [InlineData("decimal", "int64[\"n\"]", "long")]
    [InlineData("List<float>", "float32[\"n\", 3]", "float[]")]
    [InlineData("float[,]", "float32[\"n\", 2, 3]", "float[]")]
    [InlineData("Guid", "string[\"n\"]", "string")]
    public void A_type_that_no_tensor_binds_to_is_replaced_by_what_the_tensor_holds(string from, string input, string to) => Repair.Check(
        SmallContract.Of(One(input), $"public required {from} X {{ get; init; }}"), "MPK1009", from, $"Change type to '{to}'", from + " X", to + " X");

    private static UserProject Records(string input, TestModel? model = null) => new($$"""
        using ModelPack;

        namespace Acme.Models;

        [ModelContract("m.onnx")]
        public sealed partial class Predictor : IPredictor<In, Out>;

        {{input}}

        public record Out(float Y);
        """, model ?? s_model);
}
