using ModelPack.Tasks.Replay;

namespace ModelPack.Tasks.Tests.Replay;

public class ErrorRoundingTests
{
    [Theory]
    [InlineData(1.2345e-7, 1.3e-7)]
    [InlineData(9.91e-5, 1e-4)]
    [InlineData(0.12, 0.12)]
    [InlineData(123.4, 130)]
    [InlineData(0.0, 0.0)]
    [InlineData(5e-324, 5e-324)]
    [InlineData(double.MaxValue, double.MaxValue)]
    public void An_error_is_rounded_up_to_two_digits(double error, double rounded) => Assert.Equal(rounded, ErrorRounding.Up(error));

    [Fact]
    public void Where_nothing_was_compared_there_is_no_error() => Assert.Null(ErrorRounding.Up(null));
}
