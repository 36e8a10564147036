using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class PortablePatternTests
{
    [Theory]
    [InlineData("[A-Z]{2}-[0-9]{1,4}")]
    [InlineData("(?:a|b)(?=c)(?!d)c")]
    public void Patterns_of_both_languages_are_taken(string pattern)
    {
        Assert.True(PortablePattern.TryConvert(pattern, out string? portable));
        Assert.Equal($"^(?:{pattern})?$", portable);
    }

    [Theory]
    [InlineData(@"\d+\.\D", @"\p{Nd}+\.\P{Nd}")]
    [InlineData(@"[\w\-.]+@[^@]+", @"[\p{L}\p{Mn}\p{Nd}\p{Pc}\-.]+@[^@]+")]
    [InlineData(@"\W.", @"[^\p{L}\p{Mn}\p{Nd}\p{Pc}][^\n]")]
    [InlineData(@"a$|b$", @"a(?=\n?$)|b$")]
    [InlineData(@"[\u00e0-\xff-]", @"[\u00e0-\xff-]")]
    public void What_each_means_by_a_sign_is_translated(string pattern, string expected)
    {
        Assert.True(PortablePattern.TryConvert(pattern, out string? portable));
        Assert.Equal($"^(?:{expected})?$", portable);
    }

    [Theory]
    [InlineData("")]
    [InlineData(@"\bword\b")]
    [InlineData(@"[\w-.]")]
    [InlineData(@"[\S]")]
    [InlineData(@"[]a]")]
    [InlineData("(?=a)*")]
    [InlineData(@"\ud83d")]
    [InlineData("\ud83d\ude00")]
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
