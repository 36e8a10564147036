using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Validation;

public sealed class FeatureColumnTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(16_777_216, true)]
    [InlineData(16_777_217, false)]
    [InlineData(-16_777_217, false)]
    [InlineData(16_777_218, true)]
    [InlineData(long.MinValue, true)]
    [InlineData(long.MaxValue, false)]
    public void Float32_holds_24_significant_bits(long value, bool fits) => Assert.Equal(fits, FeatureColumn.FitsSingle(value));

    [Theory]
    [InlineData(9_007_199_254_740_992, true)]
    [InlineData(9_007_199_254_740_993, false)]
    [InlineData(long.MaxValue, false)]
    public void Float64_holds_53_significant_bits(long value, bool fits) => Assert.Equal(fits, FeatureColumn.FitsDouble(value));

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    [InlineData(65504, true)]
    [InlineData(65536, false)]
    public void Float16_holds_11_significant_bits_and_small_numbers(long value, bool fits) => Assert.Equal(fits, FeatureColumn.FitsHalf(value));

    [Fact]
    public void Unsigned_integers_are_checked_as_such()
    {
        Assert.True(FeatureColumn.FitsSingle(1UL << 63));
        Assert.False(FeatureColumn.FitsDouble(ulong.MaxValue));
    }
}
