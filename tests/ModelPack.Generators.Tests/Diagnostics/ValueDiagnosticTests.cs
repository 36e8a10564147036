using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>Members that are tensors, maps, sequences, optionals and nested types, where they do not fit.</summary>
public sealed class ValueDiagnosticTests
{
    private const string X = "public required float X { get; init; }";
    private const string Y = "public required float Y { get; init; }";

    [Theory]
    [InlineData("""input "s" sequence(float32[...])""", "IReadOnlyList<Tensor<float>>")]
    [InlineData("""input "s" map(string, float32[])""", "IReadOnlyDictionary<string, float>")]
    [InlineData("""input "s" float32[...]""", "Tensor<float>")]
    [InlineData("""input "s" optional(float32["k"])""", "float[]?")]
    public void A_value_of_the_whole_run_is_refused_where_rows_share_a_run(string input, string type)
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", input, """output "y" float32["n"]""");

        var only = ContractReport.Of(SmallContract.Of(model, X + $" public required {Full(type)} S {{ get; init; }}")).Only("MPK1006");

        Assert.Equal(Full(type), ContractReport.Span(only));
        Assert.Contains("'S' is one value for a whole run", only.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("write Batch = \"\" in [ModelContract]", only.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(ContractReport.Of(SmallContract.Of(model, "public required float[] X { get; init; }" + $" public required {Full(type)} S {{ get; init; }}", "public required float[] Y { get; init; }", contract: ", Batch = \"\"")).Errors);
    }

    [Theory]
    [InlineData("sequence(float32[...])", "float[]", "IReadOnlyList<Tensor<float>>")]
    [InlineData("sequence(float32[3])", "IReadOnlyList<IReadOnlyDictionary<long, float>>", "IReadOnlyList<float[]>")]
    [InlineData("map(int64, string[])", "IReadOnlyList<string>", "IReadOnlyDictionary<long, string>")]
    [InlineData("optional(sequence(map(string, float32[])))", "IReadOnlyDictionary<string, float>", "IReadOnlyList<IReadOnlyDictionary<string, float>>?")]
    public void The_right_form_is_named(string value, string wrong, string right)
    {
        TestModel model = SmallContract.Model($"input \"x\" {value}", """output "y" float32[]""");

        var only = ContractReport.Of(SmallContract.Of(model, $"public required {Full(wrong)} X {{ get; init; }}")).Only("MPK1009");

        Assert.EndsWith($"use '{right}'", only.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(Full(wrong), ContractReport.Span(only));
    }

    [Fact]
    public void An_optional_output_needs_a_member_that_may_be_null()
    {
        TestModel model = SmallContract.Model("""input "x" float32[]""", """output "y" optional(float32["n"])""");

        Assert.Equal(
            "'Y' cannot be bound: it is 'float[]', but output 'y' of model 'm' is optional(float32[n]): use 'float[]?'",
            ContractReport.Of(SmallContract.Of(model, X, "public required float[] Y { get; init; }")).Only("MPK1009").GetMessage());
        Assert.Empty(ContractReport.Of(SmallContract.Of(model, X, "public required float[]? Y { get; init; }")).Errors);
    }

    [Fact]
    public void Null_needs_no_rule_where_the_model_knows_what_to_do_without_a_value()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """optional-input "scale" float32[1]""", """output "y" float32["n"]""");

        Assert.Empty(ContractReport.Of(SmallContract.Of(model, X + " public float? Scale { get; init; }")).Errors);
        Assert.Equal("float?", ContractReport.Span(ContractReport.Of(SmallContract.Of(model, "public required float? X { get; init; }")).Only("MPK1012")));
    }

    [Fact]
    public void An_optional_input_may_be_left_unbound()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """input "o" optional(float32["k"])""", """output "y" float32["n"]""");

        Assert.Empty(ContractReport.Of(SmallContract.Of(model, X)).Errors);
    }

    [Theory]
    [InlineData("float32[\"n\", 3]", "MPK1007", "\"v\"")]
    [InlineData("float32[\"n\", 2, 2]", "MPK1006", "\"v\"")]
    [InlineData("string[\"n\", 2]", "MPK1009", "\"v\"")]
    public void A_nested_feature_vector_that_does_not_fit_is_shown_at_its_attribute(string input, string id, string span)
    {
        TestModel model = SmallContract.Model($"input \"v\" {input}", """output "y" float32["n"]""");

        var only = ContractReport.Of(SmallContract.Of(model, "public required Part P { get; init; }", Y, more: "[FeatureVector(\"v\")] public sealed record Part(float A, float B);")).Only(id);

        Assert.Equal(span, ContractReport.Span(only));
    }

    [Fact]
    public void The_order_of_nested_features_is_compared_and_shown_within_the_type()
    {
        TestModel model = SmallContract.Model("""input "v" float32["n", 2]""", """output "y" float32["n"]""", """feature-names "v" "b" "a" """.TrimEnd());

        var only = ContractReport.Of(SmallContract.Of(model, "public required Part P { get; init; }", Y, more: "[FeatureVector(\"v\")] public sealed record Part(float Alpha, float B);")).Only("MPK1008");

        Assert.Equal("Alpha", ContractReport.Span(only));
    }

    [Fact]
    public void Two_nested_members_of_one_type_bind_one_tensor_twice_unless_they_name_others()
    {
        TestModel model = SmallContract.Model("""input "v" float32["n", 1]""", """input "w" float32["n", 1]""", """output "y" float32["n"]""");
        const string Part = "[FeatureVector(\"v\")] public sealed record Part(float A);";

        ContractReport twice = ContractReport.Of(SmallContract.Of(model, "public required Part P { get; init; } public required Part Q { get; init; } public required float W { get; init; }", Y, more: Part));
        Assert.Equal(["MPK1010"], twice.Errors);
        Assert.Equal("Q", ContractReport.Span(twice.Ours.Single(issue => issue.Id == "MPK1010")));
        Assert.Empty(ContractReport.Of(SmallContract.Of(model, "public required Part P { get; init; } [Tensor(\"w\")] public required Part Q { get; init; }", Y, more: Part)).Errors);
    }

    [Theory]
    [InlineData("public sealed record Part(float A, float[] B);", "float[]")]
    [InlineData("public sealed record Part(float A, Part B);", "Part")]
    [InlineData("public sealed record Part(float A, [Tensor(\"z\")] float B);", "\"z\"")]
    public void A_column_that_is_no_number_is_shown_within_the_type(string part, string span)
    {
        TestModel model = SmallContract.Model("""input "v" float32["n", 2]""", """output "y" float32["n"]""");

        ContractReport report = ContractReport.Of(SmallContract.Of(model, "public required Part P { get; init; }", Y, more: "[FeatureVector(\"v\")] " + part));

        Assert.Equal(["MPK1009"], report.Errors);
        Assert.Equal(span, ContractReport.Span(report.Ours.Single(issue => issue.Id == "MPK1009")));
    }

    [Fact]
    public void A_nested_type_that_cannot_be_made_is_shown_at_the_member()
    {
        TestModel model = SmallContract.Model("""input "v" float32["n", 2]""", """output "y" float32["n"]""");

        var only = ContractReport.Of(SmallContract.Of(model, "public required Part P { get; init; }", Y, more: "[FeatureVector(\"v\")] public abstract class Part { public float A { get; set; } public float B { get; set; } }")).Only("MPK1009");

        Assert.Equal("Part", ContractReport.Span(only));
        Assert.Contains("abstract", only.GetMessage(), StringComparison.Ordinal);
    }

    private static string Full(string type) => type
        .Replace("IReadOnly", "System.Collections.Generic.IReadOnly", StringComparison.Ordinal)
        .Replace("Tensor<", "System.Numerics.Tensors.Tensor<", StringComparison.Ordinal);
}
