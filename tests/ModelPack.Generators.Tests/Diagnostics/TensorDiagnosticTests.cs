using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>MPK1003 to MPK1006 and MPK1010: names, element types and shapes of tensors.</summary>
public sealed class TensorDiagnosticTests
{
    private static readonly TestModel s_model = SmallContract.Model(
        """input "width" float32["n"]""", """input "height" float32["n", 1]""", """output "y" float32["n"]""");

    private const string Both = "public required float Width { get; init; } public required float Height { get; init; }";

    [Fact]
    public void A_contract_that_fits_is_silent()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, Both));

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Fact]
    public void An_unknown_tensor_is_reported_at_the_argument_with_the_closest_first()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, """
            public required float Width { get; init; }
            [Tensor("heigth")] public required float H { get; init; }
            """));

        var only = report.Only("MPK1003");
        Assert.Equal("\"heigth\"", ContractReport.Span(only));
        Assert.Equal("'heigth' names no input of model 'm'; its inputs are: 'height', 'width'", only.GetMessage());
    }

    [Fact]
    public void A_member_without_tensor_is_reported_at_its_name()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, Both, "public required float Score { get; init; }"));

        var only = report.Only("MPK1003");
        Assert.Equal("Score", ContractReport.Span(only));
        Assert.Equal("'Score' names no output of model 'm'; its outputs are: 'y'", only.GetMessage());
    }

    [Fact]
    public void Two_tensors_of_one_loose_name_are_both_listed()
    {
        TestModel model = TestModel.File("awkward-names.onnx");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, """
            [Tensor("class")] public required float Class { get; init; }
            [Tensor("1st input")] public required float First { get; init; }
            [Tensor("a.b/c:0")] public required float Abc { get; init; }
            [Tensor("été")] public required float Summer { get; init; }
            [Tensor("Value"), JsonPropertyName("upper")] public required float Upper { get; init; }
            public required float Value { get; init; }
            """, """[Tensor("return")] public required float Return { get; init; }"""));

        var only = report.Only("MPK1003");
        Assert.Equal("Value", ContractReport.Span(only));
        Assert.Equal("'Value' names more than one input of model 'awkward-names'; choose one by [Tensor]: 'Value', 'value'", only.GetMessage());
    }

    [Fact]
    public void Each_input_that_is_not_bound_is_reported_at_the_type_with_the_member_to_add()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, "public required float Width { get; init; }"));

        var only = report.Only("MPK1004");
        Assert.Equal("In", ContractReport.Span(only));
        Assert.Equal(
            "Input 'height', float32[n, 1], of model 'm' is not bound by 'In'; add 'public required float Height { get; init; }'", only.GetMessage());
    }

    [Fact]
    public void The_member_to_add_names_its_tensor_where_no_identifier_matches()
    {
        TestModel model = SmallContract.Model("""input "1st input/a" string["n", 4]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, ""));

        Assert.Equal(
            "Input '1st input/a', string[n, 4], of model 'm' is not bound by 'In'; add '[Tensor(\"1st input/a\")] public required string[] Input1stInputA { get; init; }'",
            report.Only("MPK1004").GetMessage());
    }

    [Fact]
    public void An_input_with_a_default_need_not_be_bound()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(
            TestModel.File("optional-threshold.onnx"), "public required float X { get; init; }", "public required bool Hit { get; init; }"));

        Assert.Empty(report.Errors);
    }

    [Theory]
    [InlineData("double", "float32", "float")]
    [InlineData("int", "float32", "float")]
    [InlineData("string", "float32", "float")]
    [InlineData("Half", "float32", "float")]
    [InlineData("Kind", "float32", "float")]
    [InlineData("float", "int64", "long")]
    [InlineData("bool", "uint8", "byte")]
    [InlineData("sbyte", "uint8", "byte")]
    [InlineData("double", "float16", "Half")]
    [InlineData("long", "string", "string")]
    public void Another_element_type_is_reported_at_the_type_with_the_right_one(string written, string held, string right)
    {
        TestModel model = SmallContract.Model($"""input "x" {held}["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, $"public required {written} X {{ get; init; }}", more: "public enum Kind { A, B }"));

        var only = report.Only("MPK1005");
        Assert.Equal(written, ContractReport.Span(only));
        Assert.Equal($"'X' is '{written}', but input 'x' of model 'm' holds {held}: use '{right}'", only.GetMessage());
    }

    [Fact]
    public void The_right_type_of_an_array_is_an_array()
    {
        TestModel model = SmallContract.Model("""input "x" int64["n", 8]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, "public required int[] X { get; init; }"));

        Assert.Equal("'X' is 'int[]', but input 'x' of model 'm' holds int64: use 'long[]'", report.Only("MPK1005").GetMessage());
    }

    [Theory]
    [InlineData("long", "float")]
    [InlineData("string", "double")]
    public void A_map_of_other_keys_or_values_is_an_element_type(string key, string value)
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """output "y" sequence(map(string, float32[]))""");
        ContractReport report = ContractReport.Of(SmallContract.Of(
            model, "public required float X { get; init; }", $"public required IReadOnlyDictionary<{key}, {value}> Y {{ get; init; }}"));

        Assert.Equal(
            $"'Y' is 'IReadOnlyDictionary<{key}, {value}>', but output 'y' of model 'm' holds sequence(map(string, float32[])): use 'IReadOnlyDictionary<string, float>'",
            report.Only("MPK1005").GetMessage());
    }

    [Fact]
    public void A_double_for_float32_is_taken_when_the_author_allows_rounding()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, """[Tensor("x", Rounded = true)] public required double X { get; init; }"""));

        Assert.Empty(report.Errors);
    }

    [Theory]
    [InlineData("float", "[\"n\", 4]", "'X' takes one element a row", "float32[n, 4], a row of shape [4]; use 'float[]'")]
    [InlineData("float[]", "[\"n\"]", "'X' takes an array a row", "float32[n], one element a row; use 'float'")]
    [InlineData("float", "[\"n\", \"t\"]", "'X' takes one element a row", "float32[n, t], a row of shape [t]; use 'float[]'")]
    public void Another_shape_is_reported_at_the_type_with_the_right_one(string written, string shape, string takes, string but)
    {
        TestModel model = SmallContract.Model($"""input "x" float32{shape}""", """output "y" float32["n"]""");
        ContractReport report = ContractReport.Of(SmallContract.Of(model, $"public required {written} X {{ get; init; }}"));

        var only = report.Only("MPK1006");
        Assert.Equal(written, ContractReport.Span(only));
        Assert.Equal($"Shapes differ: {takes}, but input 'x' of model 'm' is {but}", only.GetMessage());
    }

    [Fact]
    public void A_batch_that_no_input_has_is_reported_at_its_argument()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, Both, contract: ", Batch = \"rows\""));

        var only = report.Only("MPK1006");
        Assert.Equal("\"rows\"", ContractReport.Span(only));
        Assert.Equal("Shapes differ: the contract takes 'rows' for the batch dimension, but no input of model 'm' has a dimension of that name; there are: 'n'", only.GetMessage());
    }

    [Fact]
    public void Two_members_on_one_tensor_are_reported_at_the_second()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, Both + """
             [Tensor("width")] public required float Again { get; init; }
            """));

        var only = report.Only("MPK1010");
        Assert.Equal("\"width\"", ContractReport.Span(only));
        Assert.Equal("'Width' and 'Again' both bind input 'width'", only.GetMessage());
    }

    [Fact]
    public void Two_members_of_one_JSON_name_are_reported_at_the_second()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, """
            public required float Width { get; init; }
            [Tensor("height"), JsonPropertyName("width")] public required float Height { get; init; }
            """));

        var only = report.Only("MPK1010");
        Assert.Equal("Height", ContractReport.Span(only));
        Assert.StartsWith("'Width' and 'Height' both bind JSON member 'width'", only.GetMessage());
    }
}
