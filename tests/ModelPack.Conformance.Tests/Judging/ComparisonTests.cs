using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Reporting;

namespace ModelPack.Conformance.Tests.Judging;

/// <summary>The judge itself: what it takes for equal, and what not.</summary>
public class ComparisonTests
{
    [Theory]
    [InlineData(1000f, 1000.9f, true)]
    [InlineData(1000f, 1001.1f, false)]
    [InlineData(0f, 9e-8f, true)]
    [InlineData(0f, 2e-7f, false)]
    [InlineData(float.NaN, float.NaN, true)]
    [InlineData(float.NaN, 0f, false)]
    [InlineData(0f, float.NaN, false)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, true)]
    [InlineData(float.PositiveInfinity, float.MaxValue, false)]
    public void Numbers_are_equal_within_the_tolerance(float expected, float actual, bool areEqual) => Check(areEqual, new[] { expected }, new[] { actual });

    [Fact]
    public void Halves_have_a_wider_tolerance() => Check(true, new[] { (Half)100f }, new[] { (Half)100.9f });

    [Fact]
    public void Text_integers_and_truth_values_are_compared_exactly()
    {
        Check(true, new[] { "a", "b" }, new[] { "a", "b" });
        Check(false, new[] { "a", "b" }, new[] { "a", "B" });
        Check(false, new[] { 1_000_000L }, new[] { 1_000_001L });
        Check(false, new[] { true }, new[] { false });
    }

    [Fact]
    public void Element_types_and_shapes_must_be_equal()
    {
        Check(false, new[] { 1f }, new[] { 1d });
        Assert.NotNull(Difference(TensorData.Of(new float[6], [2, 3]), TensorData.Of(new float[6], [3, 2])));
    }

    [Fact]
    public void A_sequence_is_equal_by_its_elements()
    {
        SequenceData two = new([TensorData.Of(new[] { 1f }, [1]), TensorData.Of(new[] { 2f }, [1])]);
        Assert.Null(Difference(two, two with { }));
        Assert.NotNull(Difference(two, new SequenceData([two.Elements[0]])));
        Assert.NotNull(Difference(two, new SequenceData([two.Elements[0], two.Elements[0]])));
    }

    [Fact]
    public void Nothing_is_equal_to_nothing_only()
    {
        Assert.Null(Difference(new OptionalData(null), new OptionalData(null)));
        Assert.NotNull(Difference(new OptionalData(null), new OptionalData(TensorData.Of(new[] { 1f }, [1]))));
        Assert.NotNull(Difference(new OptionalData(TensorData.Of(new[] { 1f }, [1])), new OptionalData(null)));
    }

    [Fact]
    public void A_row_is_cut_out_at_any_axis()
    {
        TensorData tensor = TensorData.Of(new[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);
        Assert.Equal([4, 5, 6], (int[])tensor.Row(axis: 0, index: 1).Elements);
        Assert.Equal([2, 5], (int[])tensor.Row(axis: 1, index: 1).Elements);
    }

    [Fact]
    public void A_missing_kernel_is_told_by_its_message()
    {
        var reason = Reason.Of(new Verdict(Stage.Load, "[ErrorCode:NotImplemented] Could not find an implementation for Add(6) node with name ''"), new HashSet<string>());
        Assert.Equal("Add(6)", reason.Detail);
    }

    private static void Check<T, TOther>(bool areEqual, T[] expected, TOther[] actual) =>
        Assert.Equal(areEqual, Difference(TensorData.Of(expected, [expected.Length]), TensorData.Of(actual, [actual.Length])) is null);

    private static string? Difference(CaseValue expected, CaseValue actual) => Comparison.Difference(expected, actual, Tolerance.OfBackendTests);
}
