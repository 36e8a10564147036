using ModelPack.Generators.Model;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Binding;

/// <summary>Where rows lie in a state, and which of its dimensions grow, over shapes that exporters write.</summary>
public sealed class StateTests
{
    [Theory]
    [InlineData("""["n", 8]""", """[2, "n", 128]""", """[2, "n", 128]""", "2, n, 128 @1 -> 2, n, 128", false)]
    [InlineData("""["n", 8]""", """[2, "n", 128]""", """["d0", "n", "d2"]""", "2, n, 128 @1 -> 2, n, 128", false)]
    [InlineData("""["n", 8]""", """[2, "m", 128]""", """[2, "k", 128]""", "2, m, 128 @1 -> 2, m, 128", false)]
    [InlineData("""[?, 8]""", """[2, ?, 128]""", """[2, ?, 128]""", "2, ?, 128 @1 -> 2, ?, 128", false)]
    [InlineData("""["n", 8]""", """["n", 4, "past", 16]""", """["n", 4, "total", 16]""", "n, 4, past, 16 @0 -> n, 4, ?, 16", false)]
    [InlineData("""["n", 8]""", """["n", 4, ?, 16]""", """["n", 4, ?, 16]""", "n, 4, s[2], 16 @0 -> n, 4, ?, 16", false)]
    [InlineData("""["n", 8]""", """["n", "h"]""", """["n", 64]""", "n, 64 @0 -> n, 64", false)]
    [InlineData("""["n", 8]""", """[1, 4, "past", 16]""", """[1, 4, "total", 16]""", "1, 4, past, 16 @-1 -> 1, 4, ?, 16", true)]
    [InlineData("""["n", 8]""", """[24]""", """[24]""", "24 @-1 -> 24", true)]
    [InlineData("""[1, 8]""", """[1, 1, 24]""", """[1, 1, 24]""", "1, 1, 24 @0 -> 1, 1, 24", true)]
    [InlineData("""[1, 8]""", """[1, 4, ?, 16]""", """[1, 4, ?, 16]""", "1, 4, s[2], 16 @0 -> 1, 4, ?, 16", true)]
    public void A_state_lies_where_its_input_says(string x, string state, string next, string expected, bool oneRowPerRun)
    {
        TestModel model = SmallContract.Model($"input \"x\" float32{x}", $"input \"s\" float32{state}", $"output \"y\" float32{x}", $"output \"s2\" float32{next}");
        UserProject project = SmallContract.Of(model, "public required float[] X { get; init; }", "public required float[] Y { get; init; }");
        ContractModel bound = BoundContract.Of(project with { Source = project.Source.Replace("[ModelContract(", "[State(\"s\", \"s2\"), ModelContract(", StringComparison.Ordinal) });

        StateBinding only = Assert.Single(bound.States);
        Assert.Equal(expected, $"{string.Join(", ", only.Input.Shape!.Value)} @{only.Input.BatchAxis} -> {string.Join(", ", only.Output.Shape!.Value)}");
        Assert.Equal(only.Input.BatchAxis, only.Output.BatchAxis);
        Assert.Equal(oneRowPerRun, bound.OneRowPerRun);
    }

    [Fact]
    public void An_input_that_is_fixed_says_nothing_of_the_batch()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n", 4]""", """input "a" float32["k", 2]""", """input "b" float32["k"]""", """output "y" float32["n"]""");
        UserProject project = SmallContract.Of(model, "public required float[] X { get; init; }");
        ContractModel bound = BoundContract.Of(project with { Source = project.Source.Replace("[ModelContract(", "[Constant(\"a\", 1, 2, 3, 4), Constant(\"b\", 0.5)]\n[ModelContract(", StringComparison.Ordinal) });

        Assert.Equal("n", bound.BatchName);
        Assert.Equal(["2, 2", "1"], bound.Constants.Select(constant => string.Join(", ", constant.Tensor.Shape!.Value)));
    }

    [Fact]
    public void A_member_may_read_the_state_as_well()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """input "s" float32[2, "n", 3]""", """output "s2" float32[2, "n", 3]""");
        UserProject project = SmallContract.Of(model, "public required float X { get; init; }", "[Tensor(\"s2\")] public required float[] State { get; init; }");
        ContractModel bound = BoundContract.Of(project with { Source = project.Source.Replace("[ModelContract(", "[State(\"s\", \"s2\"), ModelContract(", StringComparison.Ordinal) });

        Assert.Equal(["x[0] = X", "s2[1] = State"], BoundContract.Describe(bound));
    }
}
