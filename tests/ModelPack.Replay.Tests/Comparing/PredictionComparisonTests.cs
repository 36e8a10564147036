using System.Text.Json;
using ModelPack.Replay.Comparing;

namespace ModelPack.Replay.Tests.Comparing;

public class PredictionComparisonTests
{
    private static readonly ContractSide s_output = new()
    {
        Type = "Output",
        Title = "Output",
        Members =
        [
            new ContractMember { Name = "Label", JsonName = "label", Kind = "scalar", Element = "string" },
            new ContractMember { Name = "Score", JsonName = "score", Kind = "scalar", Element = "float32" },
            new ContractMember { Name = "Count", JsonName = "count", Kind = "scalar", Element = "int64" },
            new ContractMember { Name = "Secret", JsonName = "secret", Kind = "scalar", Element = "float32", Sensitive = true },
            new ContractMember { Name = "Labels", JsonName = "labels", Kind = "array", Element = "string" },
            new ContractMember { Name = "Box", JsonName = "box", Kind = "array", Element = "float32" },
            new ContractMember { Name = "Odds", JsonName = "odds", Kind = "dictionary", Key = "string", Element = "float32" },
            new ContractMember { Name = "Inner", JsonName = "inner", Kind = "nested", Element = "", Members = [new ContractMember { Name = "X", JsonName = "x", Kind = "scalar", Element = "float64" }] },
        ],
    };

    [Fact]
    public void Only_what_the_example_has_is_compared() =>
        Assert.Empty(Compare("""{"label":"a"}""", """{"label":"a","score":0.5,"count":3}""").Deviations);

    [Theory]
    [InlineData("""{"label":"a"}""", """{"label":"b"}""", "$.label", true)]
    [InlineData("""{"score":1}""", """{"score":1.1}""", "$.score", false)]
    [InlineData("""{"score":"NaN"}""", """{"score":1.1}""", "$.score", false)]
    [InlineData("""{"count":3}""", """{"count":4}""", "$.count", true)]
    [InlineData("""{"box":[1,2]}""", """{"box":[1,3]}""", "$.box[1]", false)]
    [InlineData("""{"box":[1,2]}""", """{"box":[1]}""", "$.box", false)]
    [InlineData("""{"odds":{"a":0.5}}""", """{"odds":{"a":0.6}}""", "$.odds.a", false)]
    [InlineData("""{"odds":{"c":0.5}}""", """{"odds":{"a":0.5}}""", "$.odds.c", false)]
    [InlineData("""{"score":1}""", """{"score":null}""", "$.score", false)]
    [InlineData("""{"label":"a"}""", """{"label":null}""", "$.label", true)]
    [InlineData("""{"inner":{"x":1}}""", """{"inner":null}""", "$.inner", false)]
    [InlineData("""{"inner":{"x":1}}""", """{"inner":{"x":2}}""", "$.inner.x", false)]
    [InlineData("""{"lable":"a"}""", """{"label":"a"}""", "$.lable", false)]
    public void A_deviation_has_its_path_and_says_whether_it_is_a_label(string expected, string actual, string path, bool isLabel)
    {
        Deviation deviation = Assert.Single(Compare(expected, actual).Deviations);
        Assert.Equal((path, isLabel), (deviation.Path, deviation.IsLabel));
    }

    [Fact]
    public void A_number_out_of_tolerance_is_told_with_what_was_expected_and_what_is_allowed() =>
        Assert.Equal("$.score is 1.5, but the example says 1: 0.5 apart, and abs=1E-05;rel=0.0001 is allowed.",
            Assert.Single(Compare("""{"score":1}""", """{"score":1.5}""").Deviations).Describe(new Tolerance()));

    [Fact]
    public void Labels_that_are_others_do_not_hide_a_number_behind_them()
    {
        string label = string.Join(',', Enumerable.Repeat("\"a\"", 200));
        IReadOnlyList<Deviation> deviations = Compare($$"""{"labels":[{{label}}],"score":1}""", $$"""{"labels":[{{label.Replace('a', 'b')}}],"score":2}""").Deviations;
        Assert.Contains(deviations, static deviation => deviation is { Path: "$.score", IsLabel: false });
    }

    [Fact]
    public void A_difference_beside_a_number_next_to_zero_stays_a_number() =>
        Assert.Equal(double.MaxValue, Compare("""{"inner":{"x":5e-324}}""", """{"inner":{"x":1e-6}}""").Errors.MaxRelative);

    [Fact]
    public void A_sensitive_value_is_compared_and_never_told()
    {
        string text = Assert.Single(Compare("""{"secret":4711}""", """{"secret":815}""").Deviations).Describe(new Tolerance());
        Assert.StartsWith("$.secret ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", text, StringComparison.Ordinal);
        Assert.DoesNotContain("815", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_errors_are_kept_and_not_a_number_is_none()
    {
        ErrorFigures errors = Compare("""{"box":[1,200,"NaN"],"score":0}""", """{"box":[1.5,201,"NaN"],"score":0.25}""").Errors;
        Assert.Equal((1d, 0.5), (errors.MaxAbsolute, errors.MaxRelative));
    }

    private static PredictionComparison Compare(string expected, string actual)
    {
        var comparison = new PredictionComparison(s_output, new Tolerance());
        comparison.Compare(JsonElement.Parse(expected), JsonElement.Parse(actual));
        return comparison;
    }
}
