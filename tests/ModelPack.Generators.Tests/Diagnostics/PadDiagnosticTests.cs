using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>A <c>[Pad]</c> that cannot do anything, or gives no element.</summary>
public sealed class PadDiagnosticTests
{
    private static readonly TestModel s_model = SmallContract.Model(
        """input "x" float32["n", "length"]""", """input "fixed" int64["n", 4]""", """input "one" float32["n"]""", """output "y" float32["n", "length"]""");

    private const string X = "[Pad(0)] public required float[] X { get; init; } ";
    private const string Fixed = "public required long[] Fixed { get; init; } ";
    private const string One = "public required float One { get; init; } ";
    private const string Y = "public required float[] Y { get; init; }";

    [Fact]
    public void A_contract_that_fits_is_silent()
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, X + Fixed + One, Y));

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Theory]
    [InlineData(X + "[Pad(0)] " + Fixed + One, Y, "0", "'Fixed' cannot be bound: input 'fixed' has no open dimension, so that [Pad] has nothing to fill up")]
    [InlineData(X + Fixed + "[Pad(1.5)] " + One, Y, "1.5", "'One' cannot be bound: [Pad] fills up arrays, 'T[]' or 'ReadOnlyMemory<T>'")]
    [InlineData("[Pad(\"x\")] public required float[] X { get; init; } " + Fixed + One, Y, "\"x\"", "'X' cannot be bound: the value of its [Pad] is no 'float', which its elements are")]
    [InlineData("[Pad(true)] public required float[] X { get; init; } " + Fixed + One, Y, "true", "'X' cannot be bound: the value of its [Pad] is no 'float', which its elements are")]
    [InlineData(X + Fixed + One, "[Pad(2)] " + Y, "2", "'Y' cannot be bound: [Pad] is for inputs; an output with the dimension is cut back by itself")]
    public void A_pad_that_does_not_fit_is_reported_at_its_value(string input, string output, string span, string message)
    {
        ContractReport report = ContractReport.Of(SmallContract.Of(s_model, input, output));

        var only = report.Only("MPK1009");
        Assert.Equal(span, ContractReport.Span(only));
        Assert.Equal(message, only.GetMessage());
    }

    [Fact]
    public void A_dimension_of_a_state_is_not_filled_up()
    {
        TestModel model = SmallContract.Model(
            """input "x" float32["n", "length"]""", """input "s" float32["n", "length"]""", """output "y" float32["n"]""", """output "s2" float32["n", "length"]""");
        UserProject project = SmallContract.Of(model, X);
        ContractReport report = ContractReport.Of(project with { Source = project.Source.Replace("[ModelContract(", "[State(\"s\", \"s2\"), ModelContract(", StringComparison.Ordinal) });

        var only = report.Only("MPK1009");
        Assert.Equal("0", ContractReport.Span(only));
        Assert.Equal("'X' cannot be bound: the state 's' has its open dimension too, and a state is not filled up", only.GetMessage());
    }
}
