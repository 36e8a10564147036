using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Diagnostics;

/// <summary>What is wrong with <c>[Constant]</c> and <c>[State]</c>, at the argument that says it.</summary>
public sealed class RunInputDiagnosticTests
{
    private static readonly TestModel s_model = SmallContract.Model(
        """input "x" float32["n"]""",
        """input "rate" int64[]""",
        """input "scale" float16["n", 2]""",
        """input "state" float32[2, "n", 8]""",
        """output "y" float32["n"]""",
        """output "state_out" float32["d0", "n", "d1"]""",
        """output "double_out" float64[2, "n", 8]""",
        """output "narrow_out" float32[2, "n", 4]""",
        """output "flat_out" float32["n", 16]""");

    [Fact]
    public void A_contract_that_fits_is_silent()
    {
        ContractReport report = Report("""[Constant("rate", 16000), Constant("scale", 0.1, -1)]""", """[State("state", "state_out")]""");

        Assert.Empty(report.Ours);
        Assert.Empty(report.Compiler);
    }

    [Theory]
    [InlineData("""[Constant("rat", 1)]""", "MPK1003", "\"rat\"", "'rat' names no input of model 'm'; its inputs are: 'rate', 'x', 'state', 'scale'")]
    [InlineData("""[Constant("rate", 0.5)]""", "MPK1005", "0.5", "'[Constant]' is 'double', but input 'rate' of model 'm' holds int64: use 'long'")]
    [InlineData("""[Constant("rate", "a")]""", "MPK1005", "\"a\"", "'[Constant]' is 'string', but input 'rate' of model 'm' holds int64: use 'long'")]
    [InlineData("""[Constant("rate", true)]""", "MPK1005", "true", "'[Constant]' is 'bool', but input 'rate' of model 'm' holds int64: use 'long'")]
    [InlineData("""[Constant("rate", 1, 2)]""", "MPK1006", "1, 2", "Shapes differ: [Constant] gives 2 elements, but input 'rate' of model 'm' is int64[]; give 1 value, which fills it")]
    [InlineData("""[Constant("rate", new long[0])]""", "MPK1006", "new long[0]", "Shapes differ: [Constant] gives no element, but input 'rate' of model 'm' is int64[]; give 1 value, which fills it")]
    public void A_constant_that_does_not_fit_is_reported_at_its_argument(string constant, string id, string span, string message)
    {
        ContractReport report = Report($"[Constant(\"scale\", 1)]{(id == "MPK1003" ? "[Constant(\"rate\", 1)]" : "")}{constant}", """[State("state", "state_out")]""");

        var only = report.Only(id);
        Assert.Equal(span, ContractReport.Span(only));
        Assert.Equal(message, only.GetMessage());
    }

    [Theory]
    [InlineData("""[Constant("scale", 1, 2, 3)]""", "MPK1006", "1, 2, 3", "Shapes differ: [Constant] gives 3 elements, but input 'scale' of model 'm' is float16[n, 2], a row of shape [2]; give 1 value, which fills it, or 2")]
    [InlineData("""[Constant("scale", 2049)]""", "MPK1009", "2049", "'[Constant]' cannot be bound: input 'scale' of model 'm' is float16[n, 2]: 2049 would be rounded by Half")]
    [InlineData("""[Constant("scale", 0.5, 1e6)]""", "MPK1009", "0.5, 1e6", "'[Constant]' cannot be bound: input 'scale' of model 'm' is float16[n, 2]: 1000000 is outside the range of Half")]
    [InlineData("""[Constant("scale", 1), Constant("scale", 2)]""", "MPK1010", "\"scale\"", "'[Constant]' and '[Constant]' both bind input 'scale'")]
    [InlineData("""[Constant("scale", 1), Constant("x", 2)]""", "MPK1010", "\"x\"", "'X' and '[Constant]' both bind input 'x'")]
    [InlineData("""[Constant("scale", 1), Constant("state", 0.0)]""", "MPK1010", "\"state\"", "'[State]' and '[Constant]' both bind input 'state'")]
    public void A_constant_of_a_row_that_does_not_fit_is_reported_at_its_argument(string constants, string id, string span, string message)
    {
        ContractReport report = Report("[Constant(\"rate\", 1)]" + constants, """[State("state", "state_out")]""");

        var only = report.Only(id);
        Assert.Equal(span, ContractReport.Span(only));
        Assert.Equal(message, only.GetMessage());
    }

    [Theory]
    [InlineData("""[State("stat", "state_out"), Constant("state", 0)]""", "MPK1003", "\"stat\"", "'stat' names no input of model 'm'; its inputs are: 'state', 'rate', 'scale', 'x'")]
    [InlineData("""[State("state", "stat_out")]""", "MPK1003", "\"stat_out\"", "'stat_out' names no output of model 'm'; its outputs are: 'state_out', 'flat_out', 'double_out', 'narrow_out', 'y'")]
    [InlineData("""[State("state", "double_out")]""", "MPK1005", "\"double_out\"", "'state' is 'float32', but output 'double_out' of model 'm' holds float64: use 'state_out' or 'narrow_out'")]
    [InlineData("""[State("state", "narrow_out")]""", "MPK1006", "\"narrow_out\"", "Shapes differ: output 'narrow_out' of model 'm' is float32[2, n, 4], but input 'state' of model 'm' is float32[2, n, 8], to which it is fed back")]
    [InlineData("""[State("state", "flat_out")]""", "MPK1006", "\"flat_out\"", "Shapes differ: output 'flat_out' of model 'm' is float32[n, 16], but input 'state' of model 'm' is float32[2, n, 8], to which it is fed back")]
    [InlineData("""[State("state", "state_out"), State("state", "y")]""", "MPK1010", "\"state\"", "'[State]' and '[State]' both bind input 'state'")]
    public void A_state_that_does_not_fit_is_reported_at_its_argument(string state, string id, string span, string message)
    {
        ContractReport report = Report("""[Constant("rate", 1), Constant("scale", 1)]""", state);

        var only = report.Only(id);
        Assert.Equal(span, ContractReport.Span(only));
        Assert.Equal(message, only.GetMessage());
    }

    [Fact]
    public void Two_states_from_one_output_are_reported_at_the_second()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """input "a" float32["n", 2]""", """input "b" float32["n", 2]""", """output "y" float32["n"]""", """output "s" float32["n", 2]""");
        ContractReport report = ContractReport.Of(Project(model, """[State("a", "s"), State("b", "s")]"""));

        var only = report.Only("MPK1010");
        Assert.Equal("\"s\"", ContractReport.Span(only));
        Assert.Equal("'[State]' and '[State]' both bind output 's'", only.GetMessage());
    }

    [Fact]
    public void A_sequence_is_no_constant_and_no_state()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """input "many" sequence(float32[2])""", """output "y" float32["n"]""", """output "more" sequence(float32[2])""");

        Assert.Equal("\"many\"", ContractReport.Span(ContractReport.Of(Project(model, """[Constant("many", 1.0)]""")).Only("MPK1009")));
        Assert.Equal("\"many\"", ContractReport.Span(ContractReport.Of(Project(model, """[State("many", "more")]""")).Only("MPK1009")));
    }

    [Fact]
    public void Named_arguments_are_reported_with_the_whole_attribute()
    {
        ContractReport report = Report("""[Constant(values: 0.5, input: "rate"), Constant("scale", 1)]""", """[State("state", "state_out")]""");

        Assert.Equal("""Constant(values: 0.5, input: "rate")""", ContractReport.Span(report.Only("MPK1005")));
    }

    private static ContractReport Report(string constants, string states) => ContractReport.Of(Project(s_model, constants + states));

    private static UserProject Project(TestModel model, string attributes)
    {
        UserProject project = SmallContract.Of(model, "public required float X { get; init; }");
        return project with { Source = project.Source.Replace("[ModelContract(", attributes + "\n[ModelContract(", StringComparison.Ordinal) };
    }
}
