using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>MPK1011: validation attributes that do not fit their member.</summary>
public sealed class RuleDiagnosticTests
{
    [Theory]
    [InlineData("byte", "uint8", "Range(0, 1000)", "1000 is outside the range of byte, 0 to 255")]
    [InlineData("float", "float32", "Range(0, double.MaxValue)", "1.7976931348623157E+308 is outside the range of float")]
    [InlineData("float", "float32", "Range(2, 1)", "no value lies between its minimum and maximum")]
    [InlineData("int", "int32", "Range(0, double.PositiveInfinity)", "Infinity is no int")]
    [InlineData("long", "int64", "Range(typeof(DateTime), \"2020-01-01\", \"2021-01-01\")", "'2020-01-01' as DateTime is no number")]
    [InlineData("string", "string", "Range(0, 1)", "it bounds a single number")]
    [InlineData("bool", "bool", "Range(0, 1)", "it bounds a single number")]
    [InlineData("Kind", "int64", "Range(0, 1)", "it bounds a number; for an enum use [AllowedValues]")]
    [InlineData("float", "float32", "StringLength(5)", "it bounds the length of a string")]
    [InlineData("string", "string", "StringLength(5, MinimumLength = 6)", "no length lies between 6 and 5")]
    [InlineData("float", "float32", "MinLength(1)", "it bounds the length of a string, array or map")]
    [InlineData("string", "string", "MaxLength(0)", "a maximum length is 1 or more")]
    [InlineData("float", "float32", "RegularExpression(\"a\")", "a pattern matches a string")]
    [InlineData("float", "float32", "AllowedValues(1, \"two\")", "\"two\" is of another type")]
    [InlineData("int", "int32", "DeniedValues(1.5)", "1.5 is no int")]
    [InlineData("Kind", "int64", "AllowedValues(1)", "1 is of another type")]
    public void An_attribute_that_does_not_fit_is_reported_at_itself(string type, string held, string attribute, string reason)
    {
        TestModel model = SmallContract.Model($"""input "x" {held}["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(
            model, $"[Required, {attribute}] public required {type} X {{ get; init; }}", more: "public enum Kind { A, B }"));

        var only = report.Only("MPK1011");
        Assert.Equal(attribute, ContractReport.Span(only));
        Assert.Equal($"[{attribute[..attribute.IndexOf('(')]}] does not fit 'X' of type '{type}': {reason}", only.GetMessage());
    }

    [Fact]
    public void A_pattern_that_is_no_pattern_is_reported()
    {
        TestModel model = SmallContract.Model("""input "x" string["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, "[RegularExpression(\"(\")] public required string X { get; init; }"));

        Assert.StartsWith("[RegularExpression] does not fit 'X' of type 'string': the pattern is invalid: ", report.Only("MPK1011").GetMessage());
    }

    [Fact]
    public void An_attribute_on_a_constructor_parameter_is_found_there()
    {
        TestModel model = SmallContract.Model("""input "x" uint8["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(new UserProject("""
            using System.ComponentModel.DataAnnotations;
            using ModelPack;
            namespace Acme.Models;
            [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
            public record In([Range(0, 256)] byte X);
            public record Out(float Y);
            """, model));

        Assert.Equal("Range(0, 256)", ContractReport.Span(report.Only("MPK1011")));
    }

    [Fact]
    public void A_rule_that_generated_code_cannot_use_is_reported()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, """
            private sealed class EvenAttribute : ValidationAttribute;
            [Even] public required float X { get; init; }
            """));

        Assert.Equal("[Even] does not fit 'X' of type 'float': generated code cannot use it; make the attribute internal or public", report.Only("MPK1011").GetMessage());
    }

    [Fact]
    public void Attributes_that_the_compiler_refuses_are_left_to_it()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, "[Range(0, Unknown)] public required float X { get; init; }"));

        Assert.Empty(report.Ours);
        Assert.Equal("CS0103", Assert.Single(report.Compiler).Id);
    }
}
