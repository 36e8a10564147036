using ModelPack.Replay.Comparing;

namespace ModelPack.Replay.Tests.Comparing;

public class ToleranceTests
{
    [Fact]
    public void What_is_left_out_keeps_its_default()
    {
        Assert.True(Tolerance.TryParse("", "", out Tolerance? tolerance, out _));
        Assert.Equal(new Tolerance(1e-5, 1e-4, 0), tolerance);
        Assert.True(Tolerance.TryParse("rel=0", "", out tolerance, out _));
        Assert.Equal(new Tolerance(1e-5, 0, 0), tolerance);
    }

    [Theory]
    [InlineData("0.1%", 0.001)]
    [InlineData("0.25", 0.25)]
    public void A_share_is_written_in_percent_or_as_a_number(string text, double share)
    {
        Assert.True(Tolerance.TryParse("abs=1e-3;rel=1e-2", text, out Tolerance? tolerance, out _));
        Assert.Equal(new Tolerance(1e-3, 1e-2, share), tolerance);
    }

    [Theory]
    [InlineData("abs=x", "", "abs=x")]
    [InlineData("1e-5", "", "1e-5")]
    [InlineData("abs=-1", "", "abs=-1")]
    [InlineData("abs=1e-5;mean=2", "", "mean=2")]
    [InlineData("", "101%", "101%")]
    [InlineData("", "some", "some")]
    public void What_cannot_be_read_is_named(string tolerance, string maxMismatch, string named)
    {
        Assert.False(Tolerance.TryParse(tolerance, maxMismatch, out _, out string? error));
        Assert.Contains($"'{named}'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1e-5, true)]
    [InlineData(0, 1.1e-5, false)]
    [InlineData(1000, 1000.1, true)]
    [InlineData(1000, 1000.2, false)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, 0, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, false)]
    [InlineData(1, double.PositiveInfinity, false)]
    public void A_number_may_be_off_by_both_parts_together(double expected, double actual, bool isAllowed) =>
        Assert.Equal(isAllowed, new Tolerance().Allows(expected, actual));
}
