using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>MPK1009, MPK1012 and MPK1014: types that bind to nothing, missing values, labels.</summary>
public sealed class TypeDiagnosticTests
{
    private static readonly TestModel s_model = SmallContract.Model("""input "x" float32["n"]""", """output "y" float32["n"]""");

    private static readonly TestModel s_classifier = SmallContract.Model(
        """input "x" float32["n"]""",
        """output "label" string["n"]""",
        """output "scores" sequence(map(int64, float32[]))""",
        """class-labels "label" strings "Iris-setosa" "versicolor" """.TrimEnd(),
        """class-labels "scores" integers "0" "1" "2" """.TrimEnd());

    private const string X = "public required float X { get; init; }";

    [Theory]
    [InlineData("decimal", "no tensor binds to 'decimal'; use 'double' or 'float'")]
    [InlineData("char", "no tensor binds to 'char'; use 'string'")]
    [InlineData("float[,]", "no tensor binds to 'float[,]'; use 'float[]' with the elements in row-major order")]
    [InlineData("float?[]", "no tensor binds to 'float?[]'; a tensor has no nulls: use 'float[]'")]
    [InlineData("List<float>", "no tensor binds to 'List<float>'; use 'float[]'")]
    [InlineData("Dictionary<string, float>", "no tensor binds to 'Dictionary<string, float>'; use 'IReadOnlyDictionary<string, float>'")]
    [InlineData("Guid", "no tensor binds to 'Guid'; use bool, sbyte to ulong, Half, BFloat16, float, double, string, an enum, T[] or ReadOnlyMemory<T> of these, Tensor<T>, IReadOnlyDictionary<long, string or enum, float, double, long or string>, or IReadOnlyList<T> of all these")]
    public void A_type_that_no_tensor_binds_to_is_reported_with_what_does(string type, string reason)
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, $"public required {type} X {{ get; init; }}"));

        var only = report.Only("MPK1009");
        Assert.Equal(type, ContractReport.Span(only));
        Assert.Equal("'X' cannot be bound: " + reason, only.GetMessage());
    }

    [Fact]
    public void A_map_and_an_array_are_not_taken_for_each_other()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_classifier, X, "public required float[] Scores { get; init; }"));

        Assert.Equal(
            "'Scores' cannot be bound: it is 'float[]', but output 'scores' of model 'm' is sequence(map(int64, float32[])): use 'IReadOnlyDictionary<long, float>'",
            report.Only("MPK1009").GetMessage());
    }

    [Fact]
    public void A_row_with_two_open_dimensions_is_no_array()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(
            TestModel.File("uint8-image-bright.onnx"), "public required byte[] Image { get; init; }", "public required bool IsBright { get; init; }"));

        Assert.Equal(
            "'Image' cannot be bound: input 'image' of model 'uint8-image-bright' is uint8[batch, height, width, 3], a row of shape [height, width, 3], and an array takes at most one dimension that the model does not fix: use 'Tensor<byte>'",
            report.Only("MPK1009").GetMessage());
    }

    [Fact]
    public void An_element_type_without_a_member_type_is_reported()
    {
        TestModel model = SmallContract.Model("""input "x" complex64["n"]""", """output "y" float32["n"]""");

        Assert.Equal(
            "'X' cannot be bound: input 'x' of model 'm' is complex64[n], which no member type binds to yet",
            ContractReport.Of(SmallContract.Of(model, X)).Only("MPK1009").GetMessage());
    }

    [Theory]
    [InlineData("")]
    [InlineData("public float Y { get; }")]
    [InlineData("public float Y { get; private set; }")]
    [InlineData("public static float Y { get; set; }")]
    public void An_output_that_nothing_can_be_written_to_is_reported(string members)
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, X, members));

        var only = report.Only("MPK1009");
        Assert.Equal("Out", ContractReport.Span(only));
        Assert.StartsWith("'Out' cannot be bound: it has no public member that generated code can set", only.GetMessage());
    }

    [Theory]
    [InlineData("public interface In { float X { get; } }", "an input or output type is a record, class or struct with a member for each tensor or column")]
    [InlineData("public abstract class In { public float X { get; set; } }", "it is abstract, so that generated code cannot make one")]
    [InlineData("public class In { private In() { } public float X { get; set; } }", "it has no constructor that generated code may call")]
    [InlineData("public class In(int other) { public int Twice => other * 2; public float X { get; set; } }", "its constructor's parameter 'other' has no readable member of that name and type")]
    public void A_type_that_cannot_be_made_is_reported_where_the_contract_names_it(string declaration, string reason)
    {
        ContractReport report = ContractReport.Of(new UserProject($$"""
            using ModelPack;
            namespace Acme.Models;
            [ModelContract("m.onnx")] public partial class Predictor : IPredictor<In, Out>;
            {{declaration}}
            public record Out(float Y);
            """, s_model));

        var only = report.Only("MPK1009");
        Assert.Equal("In", ContractReport.Span(only));
        Assert.Equal("'In' cannot be bound: " + reason, only.GetMessage());
    }

    [Theory]
    [InlineData("float?", "nothing says what the model gets for null; write for example [MissingAs(float.NaN)], or make it 'float'")]
    [InlineData("[MissingAs(\"none\")] float?", "the value of its [MissingAs] is no 'float'; write for example [MissingAs(float.NaN)], or make it 'float'")]
    public void A_nullable_member_without_a_rule_is_reported_at_its_type(string written, string advice)
    {
        string attribute = written.Contains(']') ? written[..(written.IndexOf(']') + 1)] : "";
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, attribute + " public float? X { get; init; }"));

        var only = report.Only("MPK1012");
        Assert.Equal("float?", ContractReport.Span(only));
        Assert.Equal("'X' is 'float?', but " + advice, only.GetMessage());
    }

    [Theory]
    [InlineData("", "[MissingAs(-1)]")]
    [InlineData("[MissingAs(float.NaN)]", "")]
    public void A_rule_for_missing_values_stands_on_the_member_or_its_type(string onType, string onMember)
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, onMember + " public float? X { get; init; }", inputAttributes: onType));

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Fact]
    public void Labels_that_an_enum_lacks_are_listed_at_its_type()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(
            s_classifier, X, "public required Species Label { get; init; }", more: "public enum Species { Setosa, Versicolor, Virginica }"));

        var only = report.Only("MPK1014");
        Assert.Equal("Species", ContractReport.Span(only));
        Assert.Equal("Enum 'Species' has no member for labels of output 'label' of model 'm': 'Iris-setosa'", only.GetMessage());
    }

    [Fact]
    public void Labels_of_a_map_are_compared_with_the_enum_of_its_keys()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(
            s_classifier, X, "public required IReadOnlyDictionary<Grade, float> Scores { get; init; }", more: "public enum Grade { Low, High = 2 }"));

        Assert.Equal("Enum 'Grade' has no member for labels of output 'scores' of model 'm': '1'", report.Only("MPK1014").GetMessage());
    }

    [Fact]
    public void Labels_match_by_EnumMember_or_by_name_without_case()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(
            s_classifier, X, "public required Species Label { get; init; }", more: "public enum Species { [EnumMember(Value = \"Iris-setosa\")] Setosa, VersiColor }"));

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }
}
