using Microsoft.CodeAnalysis;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>MPK1007, MPK1008 and MPK1013, and what else can be wrong with a feature vector.</summary>
public sealed class FeatureVectorDiagnosticTests
{
    private const string Flower = """
        public required float SepalLength { get; init; }
        public required float SepalWidth { get; init; }
        """;

    private static TestModel Model(string elementType = "float32", string names = "\"sepal length (cm)\" \"sepal_width\"", int width = 2) => SmallContract.Model(
        $"""input "x" {elementType}["n", {width}]""", """output "y" float32["n"]""", names.Length > 0 ? $"feature-names \"x\" {names}" : "");

    private static ContractReport Report(TestModel model, string members, string attributes = "[FeatureVector(\"x\")]", string more = "") =>
        ContractReport.Of(SmallContract.Of(model, members, inputAttributes: attributes, more: more));

    [Fact]
    public void Features_in_the_models_order_are_silent()
    {
        ContractReport report = Report(Model(), Flower);

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Fact]
    public void Another_number_of_columns_is_reported_at_the_vector_with_the_models_names()
    {
        ContractReport report = Report(Model(names: "\"a\" \"b\" \"c\"", width: 3), Flower);

        var only = report.Only("MPK1007");
        Assert.Equal("\"x\"", ContractReport.Span(only));
        Assert.Equal("'In' has 2 columns, but input 'x' of model 'm' has 3 columns; the model names them: 'a', 'b', 'c'", only.GetMessage());
    }

    [Fact]
    public void Another_order_is_reported_at_the_first_member_out_of_place()
    {
        ContractReport report = Report(Model(), """
            public required float SepalWidth { get; init; }
            public required float SepalLength { get; init; }
            """);

        var only = report.Only("MPK1008");
        Assert.Equal("SepalWidth", ContractReport.Span(only));
        Assert.Equal(
            "Column 0 of 'x' is feature 'sepal length (cm)' in model 'm', but 'SepalWidth' is there; the model's order: 'sepal length (cm)', 'sepal_width'",
            only.GetMessage());
    }

    [Fact]
    public void Feature_attributes_set_columns_and_names()
    {
        ContractReport report = Report(Model(names: "\"f1\" \"Sepal Width [mm]\""), """
            [Feature(1)] public required float SepalWidth { get; init; }
            [Feature(0, Name = "F_1")] public required float SepalLength { get; init; }
            """);

        Assert.Empty(report.Ours);
    }

    [Fact]
    public void A_wrong_Feature_is_reported_at_its_argument()
    {
        ContractReport report = Report(Model(), """
            [Feature(1)] public required float SepalLength { get; init; }
            [Feature(0)] public required float SepalWidth { get; init; }
            """);

        Assert.Equal("0", ContractReport.Span(report.Only("MPK1008")));
    }

    [Fact]
    public void Two_members_on_one_column_are_reported_at_the_second()
    {
        ContractReport report = Report(Model(), """
            [Feature(0)] public required float SepalLength { get; init; }
            [Feature(0)] public required float SepalWidth { get; init; }
            """);

        Assert.Equal("'SepalLength' and 'SepalWidth' both bind column 0 of 'x'; the columns are 0 to 1", report.Only("MPK1010").GetMessage());
    }

    [Theory]
    [InlineData("[Feature(0)]", "[Feature(2)]", "2", "'SepalWidth' is column 2 of 2, counted from 0, but input 'x' of model 'm' has 2 columns")]
    [InlineData("[Feature(0)]", "", "SepalWidth", "'SepalWidth' has no [Feature] where other members have one, so that its column is open, but input 'x' of model 'm' has 2 columns")]
    public void Columns_that_do_not_fill_the_width_are_reported(string first, string second, string span, string message)
    {
        ContractReport report = Report(Model(), $$"""
            {{first}} public required float SepalLength { get; init; }
            {{second}} public required float SepalWidth { get; init; }
            """);

        var only = report.Only("MPK1007");
        Assert.Equal(span, ContractReport.Span(only));
        Assert.Equal(message, only.GetMessage());
    }

    [Fact]
    public void Without_names_an_information_says_that_the_order_is_unverified()
    {
        ContractReport report = Report(Model(names: ""), Flower);

        var only = report.Only("MPK1013");
        Assert.Equal(DiagnosticSeverity.Info, only.Severity);
        Assert.Equal("\"x\"", ContractReport.Span(only));
        Assert.StartsWith("The order of the columns that 'In' packs into 'x' of model 'm' is unverified: the model names no features", only.GetMessage());
    }

    [Fact]
    public void An_unknown_vector_tensor_is_one_diagnostic()
    {
        ContractReport report = Report(Model(), Flower, "[FeatureVector(\"features\")]");

        var only = report.Only("MPK1003");
        Assert.Equal("\"features\"", ContractReport.Span(only));
        Assert.Equal("'features' names no input of model 'm'; its inputs are: 'x'", only.GetMessage());
    }

    [Fact]
    public void A_vector_needs_one_row_of_columns()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n", 2, 2]""", """output "y" float32["n"]""");

        Assert.Equal(
            "Shapes differ: [FeatureVector] on 'In' takes one row of columns, but input 'x' of model 'm' is float32[n, 2, 2], a row of shape [2, 2]",
            Report(model, Flower).Only("MPK1006").GetMessage());
    }

    [Theory]
    [InlineData("float32", "double", "float32 loses digits of a double; use 'float', or allow it by [FeatureVector(Rounded = true)]")]
    [InlineData("float32", "string", "a feature vector packs numbers, not strings; bind it to a tensor of its own by [Tensor]")]
    [InlineData("int64", "float", "long loses data of float; use 'long'")]
    [InlineData("int32", "long", "int loses data of long; use 'int'")]
    [InlineData("int8", "Kind", "sbyte cannot hold 'Large' = 300")]
    public void A_member_that_would_lose_data_is_reported_at_its_type(string elementType, string memberType, string problem)
    {
        ContractReport report = Report(
            Model(elementType),
            $"public required sbyte SepalLength {{ get; init; }} public required {memberType} SepalWidth {{ get; init; }}",
            more: "public enum Kind { Small, Large = 300 }");

        var only = report.Only("MPK1009");
        Assert.Equal(memberType, ContractReport.Span(only));
        Assert.Equal($"'SepalWidth' cannot be bound: input 'x' of model 'm' is {elementType}[n, 2]: {problem}", only.GetMessage());
    }

    [Theory]
    [InlineData("float32", "long")]
    [InlineData("float32", "bool")]
    [InlineData("float32", "Half")]
    [InlineData("float32", "Kind")]
    [InlineData("float64", "float")]
    [InlineData("int64", "uint")]
    [InlineData("int64", "bool")]
    public void Members_convert_to_columns_without_loss(string elementType, string memberType)
    {
        ContractReport report = Report(
            Model(elementType),
            $"public required {memberType} SepalLength {{ get; init; }} public required bool SepalWidth {{ get; init; }}",
            more: "public enum Kind { Small, Large = 300 }");

        Assert.Empty(report.Errors);
    }

    [Fact]
    public void Doubles_are_rounded_when_the_author_allows_it()
    {
        ContractReport report = Report(
            Model(), "public required double SepalLength { get; init; } public required double SepalWidth { get; init; }", "[FeatureVector(\"x\", Rounded = true)]");

        Assert.Empty(report.Errors);
    }

    [Fact]
    public void Columns_of_an_output_must_fit_their_members()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """output "p" float32["n", 2]""");
        UserProject Project(string type) => SmallContract.Of(
            model, "public required float X { get; init; }", $"public {type} A {{ get; init; }} public float B {{ get; init; }}", outputAttributes: "[FeatureVector(\"p\")]");

        Assert.Empty(ContractReport.Of(Project("double")).Ours);
        Assert.Equal(
            "'A' cannot be bound: output 'p' of model 'm' is float32[n, 2]: int loses data of float; use 'float', or bind it to a tensor of its own by [Tensor]",
            ContractReport.Of(Project("int")).Only("MPK1009").GetMessage());
    }
}
