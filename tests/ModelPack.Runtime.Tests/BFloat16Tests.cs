using System.Globalization;

namespace ModelPack.Runtime.Tests;

public sealed class BFloat16Tests
{
    [Fact]
    public void Every_value_survives_the_way_through_wider_numbers_and_text()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var value = BFloat16.FromBits((ushort)bits);
            if (BFloat16.IsNaN(value))
            {
                Assert.True(BFloat16.IsNaN((BFloat16)(float)value));
                continue;
            }

            Assert.Equal(bits, ((BFloat16)(float)value).ToBits());
            Assert.Equal(bits, ((BFloat16)(double)value).ToBits());
            Assert.Equal(bits, BFloat16.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToBits());
        }
    }

    [Theory]
    [InlineData(1.0, 0x3F80)]
    [InlineData(-2.0, 0xC000)]
    [InlineData(1.00390625, 0x3F80)]
    [InlineData(1.01171875, 0x3F82)]
    [InlineData(1.005, 0x3F81)]
    [InlineData(3.4e38, 0x7F80)]
    [InlineData(-1e300, 0xFF80)]
    [InlineData(0.0, 0x0000)]
    [InlineData(-0.0, 0x8000)]
    public void Numbers_round_to_the_nearest_value_and_ties_to_the_even_one(double number, int bits) =>
        Assert.Equal(bits, ((BFloat16)number).ToBits());

    [Fact]
    public void A_double_is_rounded_once()
    {
        // Just beside a tie, nearer to it than float32 can tell.
        Assert.Equal(0x3F81, ((BFloat16)(1.00390625 + 1e-12)).ToBits());
        Assert.Equal(0x3F81, ((BFloat16)(1.01171875 - 1e-12)).ToBits());
        Assert.Equal(0xBF81, ((BFloat16)(-1.00390625 - 1e-12)).ToBits());
    }

    [Fact]
    public void What_is_no_finite_number_is_told_apart()
    {
        Assert.True(BFloat16.IsNaN((BFloat16)float.NaN));
        Assert.False(BFloat16.IsFinite(BFloat16.NaN));
        Assert.False(BFloat16.IsFinite(BFloat16.NegativeInfinity));
        Assert.True(BFloat16.IsInfinity((BFloat16)float.PositiveInfinity));
        Assert.True(BFloat16.IsFinite(BFloat16.MinValue) && BFloat16.IsFinite(BFloat16.Epsilon));
        Assert.False(BFloat16.IsNaN(BFloat16.PositiveInfinity));
    }

    [Fact]
    public void Values_compare_as_numbers()
    {
        var one = (BFloat16)1f;
        var two = (BFloat16)2;
        Assert.True(one < two && two > one && one <= two && two >= one && one != two);
        Assert.True(BFloat16.FromBits(0x8000) == BFloat16.FromBits(0));
        Assert.False(BFloat16.NaN == BFloat16.NaN);
        Assert.True(BFloat16.NaN.Equals(BFloat16.NaN));
        Assert.Equal([BFloat16.NaN, one, two], new[] { two, BFloat16.NaN, one }.Order());
        Assert.Throws<ArgumentException>(() => one.CompareTo(1f));
        Assert.Equal(1, one.CompareTo(null));
    }

    [Fact]
    public void Text_follows_format_and_culture()
    {
        var value = (BFloat16)1.5;
        Assert.Equal("1,50", value.ToString("F2", CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("1.5", FormattableString.Invariant($"{value}"));
        Assert.True(BFloat16.TryParse("1.5", CultureInfo.InvariantCulture, out BFloat16 parsed));
        Assert.Equal(value, parsed);
        Assert.False(BFloat16.TryParse("one", CultureInfo.InvariantCulture, out _));
    }
}
