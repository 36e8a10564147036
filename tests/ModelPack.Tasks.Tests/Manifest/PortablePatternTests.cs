using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class PortablePatternTests
{
    [Theory]
    [InlineData("[A-Z]{2}-[0-9]{1,4}")]
    [InlineData(@"\d+\.\d*")]
    [InlineData(@"[\w\-.]+@[^@]+")]
    [InlineData("(?:a|b)(?=c)(?!d)c")]
    public void Patterns_of_both_languages_are_taken(string pattern)
    {
        Assert.True(PortablePattern.TryConvert(pattern, out string? portable));
        Assert.Equal($"^(?:{pattern})?$", portable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("(?i)a")]
    [InlineData("(?<name>a)")]
    [InlineData(@"\Aabc\z")]
    [InlineData(@"\p{IsGreek}")]
    [InlineData("[a-z-[aeiou]]")]
    [InlineData("a{")]
    [InlineData("a]")]
    [InlineData("a}")]
    [InlineData(@"\-")]
    [InlineData("\\")]
    [InlineData("[a")]
    public void Others_are_not(string pattern) => Assert.False(PortablePattern.TryConvert(pattern, out _));
}
