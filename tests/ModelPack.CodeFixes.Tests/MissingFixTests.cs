using ModelPack.CodeFixes.Tests.Testing;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.CodeFixes.Tests;

/// <summary>MPK1012: members that may be null.</summary>
public sealed class MissingFixTests
{
    private static UserProject Project(string member, string held = "float32[\"n\"]", string more = "") => SmallContract.Of(
        SmallContract.Model($"""input "x" {held}""", """output "y" float32["n"]"""), member, more: more);

    [Theory]
    [InlineData("float?", "float32[\"n\"]", "float.NaN")]
    [InlineData("double?", "float64[\"n\"]", "double.NaN")]
    [InlineData("long?", "int64[\"n\"]", "0")]
    [InlineData("bool?", "bool[\"n\"]", "false")]
    [InlineData("string?", "string[\"n\"]", "\"\"")]
    [InlineData("Kind?", "int64[\"n\"]", "\"A\"")]
    public void A_null_gets_a_value(string type, string held, string value) => Repair.Check(
        Project($"public {type} X {{ get; init; }}", held, "public enum Kind { A, B }"),
        "MPK1012", type, $"Add [MissingAs({value})]", $"public {type} X", $"[MissingAs({value})] public {type} X");

    [Fact]
    public void A_value_that_does_not_fit_is_replaced() => Repair.Check(
        Project("[Range(0, 1), MissingAs(\"none\")] public float? X { get; init; }"),
        "MPK1012", "float?", "Change to [MissingAs(float.NaN)]", "MissingAs(\"none\")", "MissingAs(float.NaN)");

    [Theory]
    [InlineData("public float? X { get; init; }", "float?", "float32[\"n\"]", "public required float X { get; init; }")]
    [InlineData("public float? X { get; set; } = null;", "float?", "float32[\"n\"]", "public required float X { get; set; }")]
    [InlineData("public required float? X { get; init; }", "float?", "float32[\"n\"]", "public required float X { get; init; }")]
    [InlineData("public Nullable<float> X { get; init; }", "Nullable<float>", "float32[\"n\"]", "public required float X { get; init; }")]
    [InlineData("public string? X { get; init; }", "string?", "string[\"n\"]", "public required string X { get; init; }")]
    [InlineData("public float[]? X { get; init; }", "float[]?", "float32[\"n\", 2]", "public required float[] X { get; init; }")]
    [InlineData("public float? X;", "float?", "float32[\"n\"]", "public required float X;")]
    public void Or_nothing_is_missing_any_more(string member, string type, string held, string expected) =>
        Repair.Check(Project(member, held), "MPK1012", type, "Remove '?'", member, expected);

    [Fact]
    public void Nothing_stands_for_a_missing_array()
    {
        OpenProject opened = OpenProject.Of(Project("public float[]? X { get; init; }", "float32[\"n\", 2]"));

        Assert.Equal(["Remove '?'"], opened.Offered(opened.Only("MPK1012")));
    }

    [Fact]
    public void A_parameter_that_may_be_left_out_keeps_its_null()
    {
        UserProject project = new("""
            using ModelPack;
            namespace Acme.Models;
            [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
            public record In(float? X = null);
            public record Out(float Y);
            """, SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]"""));

        OpenProject opened = OpenProject.Of(project);
        Assert.Equal(["Add [MissingAs(float.NaN)]"], opened.Offered(opened.Only("MPK1012")));
        Repair.Check(project, "MPK1012", "float?", "Add [MissingAs(float.NaN)]", "In(float?", "In([MissingAs(float.NaN)] float?");
    }
}
