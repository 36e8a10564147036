using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Json;

namespace ModelPack.Runtime.Tests.Validation;

public sealed class LabelSetTests
{
    private static LabelSet<Colour> Colours => SampleContract.Colours;

    [Theory]
    [InlineData("Red", Colour.Red)]
    [InlineData("RED", Colour.Red)]
    [InlineData("grün", Colour.Green)]
    [InlineData("blue", Colour.Blue)]
    public void Labels_are_found(string label, object expected)
    {
        Assert.True(Colours.TryFind(System.Text.Encoding.UTF8.GetBytes(label), out Colour colour));
        Assert.Equal(expected, colour);
    }

    [Theory]
    [InlineData("Grün")]
    [InlineData("Green")]
    [InlineData("")]
    [InlineData("0")]
    public void Other_text_is_not(string label) => Assert.False(Colours.TryFind(System.Text.Encoding.UTF8.GetBytes(label), out _));

    [Fact]
    public void A_long_text_is_not_found_either() => Assert.False(Colours.TryFind(new byte[100_000], out _));

    [Fact]
    public void Labels_that_differ_only_in_case_are_told_apart()
    {
        var labels = new LabelSet<Colour>(new("on", Colour.Red), new("ON", Colour.Green));

        Assert.True(labels.TryFind("ON"u8, out Colour colour));
        Assert.Equal(Colour.Green, colour);
    }

    [Fact]
    public void Many_labels_are_found_too()
    {
        var labels = new LabelSet<DayNumber>([.. Enumerable.Range(0, 1000).Select(i => new EnumLabel<DayNumber>($"day{i}", (DayNumber)i))]);

        Assert.True(labels.TryFind("DAY999"u8, out DayNumber day));
        Assert.Equal(999, (int)day);
        Assert.Equal("day999", labels.LabelOf(day));
    }

    [Fact]
    public void Integers_map_to_members_by_value()
    {
        Assert.Equal(Colour.Green, Colours.FromInteger(5));
        Assert.Equal(Colour.Blue, Colours.FromInteger(-1));
        Assert.Contains("Red, grün, Blue", Assert.Throws<ModelOutputException>(() => Colours.FromInteger(uint.MaxValue)).Message);
        Assert.Throws<ModelOutputException>(() => Colours.FromInteger(7));
    }

    [Fact]
    public void Finding_a_label_allocates_nothing()
    {
        Colours.TryFind("BLUE"u8, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Colours.TryFind("BLUE"u8, out _);
        Colours.TryFind("Red"u8, out _);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private enum DayNumber
    {
    }
}
