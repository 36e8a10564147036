using ModelPack.Tool.Output;

namespace ModelPack.Tool.Tests.Output;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("plain été 모델 😀", "plain été 모델 😀")]
    [InlineData("\u001b[31mred", @"\u001b[31mred")]
    [InlineData("a\u009b2Jb", @"a\u009b2Jb")]
    [InlineData("a\u202eb", @"a\u202eb")]
    [InlineData("a\u0007\0b", @"a\u0007\u0000b")]
    [InlineData("two\r\nlines", "two  lines")]
    [InlineData("[red]markup[/]", "[red]markup[/]")]
    public void What_would_act_on_a_terminal_is_shown(string text, string shown) => Assert.Equal(shown, TerminalText.Of(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_shown_by_its_number() => Assert.Equal(@"half \ud83d pair", TerminalText.Of("half \ud83d pair"));

    [Fact]
    public void Long_text_is_cut() => Assert.Equal(2003, TerminalText.Of(new string('x', 1_000_000)).Length);
}
